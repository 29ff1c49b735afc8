import { dayAfter, valueAfter } from '../kernel/after-write';
import { refusal } from '../kernel/errors';
import type { Write, WriteGuard } from '../kernel/guard';
import { currentReader, systemReader } from '../kernel/rights/reader';
import { todayIn } from '../kernel/settings';
import { services } from '../services';
import { settleLines } from './document.lines';
import { settleParties } from './document.parties';
import { objectionsToDocument } from './document.rules';
import { settle, type Draft, type Settled } from './draft';
import { fillNumber } from './number';
import { isOpen, isVoid, type Source } from './source.rules';

const sourceFor = ({ strapi, uid }: Pick<Write, 'strapi' | 'uid'>) =>
  services(strapi).documents.sources().find(({ contentType }) => contentType === uid) as Source;

/**
 * Writes of the host's documents, whatever path they take: an empty number is filled, parties are proposed, checked
 * and kept as they are, lines priced, the total summed.
 */
export const documentGuard: WriteGuard = {
  uids: (strapi) => services(strapi).documents.sources().map(({ contentType }) => contentType),
  actions: ['create', 'update', 'clone'],
  populate: (strapi, uid) => {
    const { roles, siteAddress, lines } = sourceFor({ strapi, uid });
    return [...Object.values(roles), siteAddress, lines?.attribute].filter((name) => name !== undefined);
  },
  async begin(write) {
    // This statement writes, and on SQLite a transaction that read before it can be refused.
    await fillNumber(write, sourceFor(write));
  },
  async before(write) {
    const draft = draftOf(write);
    await settleParties(draft);
    const party = await settle(draft, draft.source.roleNames[0]);
    await settleLines(draft, party.after);
    assertSound(draft);
    if (party.after && countsAnew(draft, party)) counting.set(write, party.after.id);
  },
  async after(write, { documentId }) {
    const contact = counting.get(write);
    if (contact !== undefined) await services(write.strapi).workflow.documentCounts({ source: sourceFor(write).key, documentId, contact });
  },
};

/** Contacts (row ids) for which a document that is being written counts from now on. */
const counting = new WeakMap<Write, number>();

/** A document that is new, gets another party, or comes back from being void. */
function countsAnew({ write, source }: Draft, { isNew }: Settled): boolean {
  if (isVoid(source, valueAfter(write, source.state))) return false;
  return isNew || (write.action === 'update' && isVoid(source, write.stored?.[source.state]));
}

function draftOf(write: Write): Draft {
  const source = sourceFor(write);
  const objections: Draft['objections'] = [];
  return {
    write, source, objections,
    reader: currentReader(write.strapi) ?? systemReader,
    isOpen: write.action !== 'update' || isOpen(source, write.stored?.[source.state]),
    day: dayAfter(write, source.date, objections) ?? todayIn(write.strapi),
  };
}

function assertSound({ write, source, objections }: Draft): void {
  const due = source.due ? dayAfter(write, source.due, objections) : null;
  const written = { date: dayAfter(write, source.date, []), due, currency: source.currency ? valueAfter<string>(write, source.currency) : null };
  const found = [...objections, ...objectionsToDocument(written, source)];
  if (found.length > 0) throw refusal(found);
}
