import type { PartyRole } from '../../../contracts/documents';
import type { Day } from '../kernel/dates';
import { refusal, type Objection } from '../kernel/errors';
import type { Write } from '../kernel/guard';
import type { Reader } from '../kernel/rights/reader';
import { relationInput } from '../kernel/relation-input';
import type { Party } from './party.rules';
import { partyOf } from './party.sql';
import type { Source } from './source.rules';

/** A document that is being written. */
export interface Draft {
  write: Write;
  source: Source;
  /** On whose behalf: what they may not read is not proposed to them. */
  reader: Reader;
  /** New, or stored in a state that still waits for something. */
  isOpen: boolean;
  /** The document's day after the write; today where it has none. */
  day: Day;
  objections: Objection[];
}

/** A party after the write. */
export interface Settled {
  before: Party | null;
  after: Party | null;
  /** New in this role: also every party of a new document and of a copy. */
  isNew: boolean;
}

/** Who has a role after the write; a contact that does not exist is a refusal. */
export async function settle({ write, source }: Draft, role: PartyRole): Promise<Settled> {
  const attribute = source.roles[role];
  if (!attribute) return { before: null, after: null, isNew: false };
  const before = (write.stored?.[attribute] ?? null) as Party | null;
  const after = await partyAfter(write, attribute, before);
  const isNew = after !== null && (write.action !== 'update' || before?.documentId !== after.documentId);
  return { before, after, isNew };
}

async function partyAfter({ strapi, data }: Write, attribute: string, before: Party | null): Promise<Party | null> {
  const written = relationInput(data[attribute]);
  if (written.change === 'none') return before;
  if (written.change === 'clear') return null;
  const party = await partyOf(strapi, written.id ? { id: written.id } : { documentId: written.documentId });
  if (!party) throw refusal({ field: attribute, reason: 'unknown', message: `${attribute} names a contact that does not exist` });
  return party;
}

/** Whether the write itself says something about a relation; `null` and an empty list say that there is none. */
export const namesRelation = ({ data }: Write, attribute: string): boolean => relationInput(data[attribute]).change !== 'none';

/** Points a relation to one row, in the shape that every one of Strapi's checks takes. */
export const toOne = (documentId: string | undefined) => ({ set: documentId ? [{ documentId }] : [] });
