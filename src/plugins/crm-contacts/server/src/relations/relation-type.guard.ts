import { valueAfter } from '../kernel/after-write';
import { refusal, type Objection } from '../kernel/errors';
import type { Write, WriteGuard } from '../kernel/guard';
import { countReferences, refuseIfHeld, rowId } from '../kernel/references';
import { UID } from '../kernel/uids';
import { typeChangeObjections, typeObjections, type TypeRule, type TypeUse } from './relation.rules';

type KeyedRule = TypeRule & { key: string };

export const guardRelationType: WriteGuard = {
  uids: [UID.relationType],
  actions: ['create', 'update', 'clone'],
  locks: ['lock:structures'],
  async before(write) {
    const objections = await changeObjections(write);
    if (objections.length > 0) throw refusal(objections);
  },
};

/** A relation without its type means nothing. */
export const guardRelationTypeDeletion: WriteGuard = {
  uids: [UID.relationType],
  actions: ['delete'],
  locks: ['lock:structures'],
  async before(write) {
    if (!write.stored) return;
    const held = [{ what: 'relations', uid: UID.relation, attributes: ['type'] }];
    refuseIfHeld(await countReferences(write.strapi, write.trx, held, rowId(write)), 'The relation type', 'End them instead.');
  },
};

async function changeObjections(write: Write): Promise<Objection[]> {
  const after = ruleAfter(write);
  const objections = typeObjections(after);
  if (write.action !== 'update' || !write.stored) return objections;
  const before = ruleOf(write.stored);
  const isSame = (Object.keys(after) as (keyof KeyedRule)[]).every((name) => before[name] === after[name]);
  return isSame ? objections : [...objections, ...typeChangeObjections(before, after, await useOf(write, after))];
}

function ruleAfter(write: Write): KeyedRule {
  const names = ['key', 'structure', 'symmetric', 'fromKind', 'toKind', 'allowSelf'];
  return ruleOf(Object.fromEntries(names.map((name) => [name, valueAfter(write, name)])));
}

function ruleOf(row: Record<string, unknown>): KeyedRule {
  return {
    key: String(row.key ?? ''),
    structure: (row.structure ?? 'none') as TypeRule['structure'],
    symmetric: row.symmetric === true,
    fromKind: (row.fromKind ?? 'any') as TypeRule['fromKind'],
    toKind: (row.toKind ?? 'any') as TypeRule['toKind'],
    allowSelf: row.allowSelf === true,
  };
}

async function useOf({ strapi, stored }: Write, after: TypeRule): Promise<TypeUse> {
  const relations: { from: { id: number; kind: string } | null; to: { id: number; kind: string } | null }[] = await strapi.db
    .query(UID.relation)
    .findMany({ where: { type: { id: (stored as { id: number }).id } }, populate: { from: { select: ['id', 'kind'] }, to: { select: ['id', 'kind'] } } });
  const fits = (kind: string | undefined, wanted: string) => wanted === 'any' || kind === wanted;
  return {
    relations: relations.length,
    selfRelations: relations.filter(({ from, to }) => from?.id === to?.id).length,
    unfitting: relations.filter(({ from, to }) => !fits(from?.kind, after.fromKind) || !fits(to?.kind, after.toKind)).length,
  };
}
