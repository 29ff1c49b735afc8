import { randomBytes } from 'node:crypto';
import { isWritten, relatedAfter, valueAfter } from '../kernel/after-write';
import { forbidden, refusal, type Objection } from '../kernel/errors';
import type { Write, WriteGuard } from '../kernel/guard';
import { SHARE_FOLDERS } from './folder.scope';
import { currentReader } from '../kernel/rights/reader';
import { UID } from '../kernel/uids';
import { services } from '../services';
import { flattened, shippedFolders } from './folders.rules';
import { folderObjections, type FolderRow } from './saved-folders.rules';

/** A folder that somebody would see must show something; whose it is, and whether it is shared, is a right. */
export const guardFolder: WriteGuard = {
  uids: [UID.folder],
  locks: ['lock:folders'],
  populate: ['owner'],
  async before(write) {
    assertMayShare(write);
    if (write.action === 'delete') return;
    const objections: Objection[] = [];
    await setOwner(write, objections);
    await checkRow(write, objections);
    if (objections.length > 0) throw refusal(objections);
  },
};

function assertMayShare(write: Write): void {
  const reader = currentReader(write.strapi);
  if (reader?.kind !== 'admin' || reader.may(SHARE_FOLDERS)) return;
  const wasShared = write.action !== 'clone' && write.stored?.shared === true;
  if (wasShared || (write.action !== 'delete' && isShared(write))) throw forbidden('You may not share folders, nor change shared ones');
}

const isShared = (write: Write): boolean => valueAfter<boolean>(write, 'shared') === true;

/** A personal folder is its writer's: nobody puts one on somebody else's desk. */
async function setOwner(write: Write, objections: Objection[]): Promise<void> {
  const reader = currentReader(write.strapi);
  if (!reader || isShared(write)) return;
  if (!reader.user) {
    objections.push({ field: 'shared', reason: 'owner', message: 'A folder that is not shared belongs to a user of the admin panel: send shared: true' });
    return;
  }
  const owner = await relatedAfter(write, 'owner', objections);
  if (owner && owner.id !== reader.user.id && isWritten(write, 'owner')) {
    objections.push({ field: 'owner', reason: 'owner', message: 'A personal folder belongs to the user who makes it' });
  }
  if (write.action !== 'update' || !owner) write.data.owner = { set: [{ id: reader.user.id }] };
}

async function checkRow(write: Write, objections: Objection[]): Promise<void> {
  const { strapi, action, data, stored } = write;
  const shipped = shippedFolders(await services(strapi).workflow.definition());
  if (action === 'clone' && !isWritten(write, 'key')) data.key = newKey();
  if (!valueAfter<string>(write, 'key')) data.key = newKey();
  if (action === 'update' && stored?.key && data.key !== undefined && data.key !== stored.key) {
    objections.push({ field: 'key', reason: 'fixed', message: 'key cannot be changed: addresses name it' });
  }
  const key = String(valueAfter(write, 'key'));
  const isShipped = flattened(shipped).some((folder) => folder.key === key);
  if (!isShipped && !valueAfter(write, 'base')) data.base = valueAfter(write, 'entity') === 'person' ? 'persons' : 'all';
  const others = await strapi.db.query(UID.folder).findMany({ select: ['key', 'name', 'parent'], where: { key: { $ne: key } } });
  const row = rowAfter(write);
  objections.push(...folderObjections(row, shipped, others));
  const base = flattened(shipped).find((folder) => folder.key === (isShipped ? key : row.base));
  if (base && !row.entity) data.entity = base.entity;
}

const newKey = () => `folder.${randomBytes(6).toString('hex')}`;

function rowAfter(write: Write): Omit<FolderRow, 'documentId'> {
  const value = <Value>(name: keyof FolderRow) => valueAfter<Value>(write, name);
  return {
    key: String(value('key')),
    name: value('name'), nameDe: value('nameDe'), parent: value('parent'), base: value('base'), entity: value('entity'),
    filters: value('filters'), columns: value('columns'), sort: value('sort'), position: value('position'),
    hidden: value('hidden') === true,
    shared: isShared(write),
  };
}
