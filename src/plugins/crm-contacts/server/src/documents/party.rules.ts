import type { Capabilities, PostalAddress } from '../../../contracts/contacts';
import type { Objection } from '../kernel/errors';

/** A contact as a party of a document: its stored row. */
export interface Party extends Partial<PostalAddress> {
  id: number;
  documentId: string;
  name: string;
  stage: string;
  stageStatus: string;
  closedOn: string | null;
  currency: string | null;
  paymentTerms: string | null;
}

/** What a document keeps of a party: who it was and where. */
export interface Kept {
  name: string | null;
  address: string | null;
}

/** Why no new document may be made for this party; null: it may. `field`: the relation that names it. */
export function objectionToParty(party: Party, allowed: Capabilities, field: string): Objection | null {
  if (party.closedOn) return { field, reason: 'closed', message: `${party.name} is closed: no new documents can be made for it` };
  if (!allowed.documents) {
    return { field, reason: 'noDocuments', message: `${party.name} is in the stage ${party.stage}, which has no documents` };
  }
  if (!allowed.newDocuments) {
    return { field, reason: 'newDocuments', message: `${party.name} is ${party.stageStatus}: no new documents can be made for it` };
  }
  return null;
}

/** Why this party cannot get the bill; null: it can. A general contact may pay for a customer, a blocked or closed one may not. */
export function objectionToPayer(party: Party, isBlocked: boolean, field: string): Objection | null {
  if (party.closedOn) return { field, reason: 'payerClosed', message: `${party.name} would get the bill, but is closed` };
  if (isBlocked) return { field, reason: 'payerBlocked', message: `${party.name} would get the bill, but is ${party.stageStatus}` };
  return null;
}

/** Postal address on separate lines, empty parts left out; null when there is nothing to write. */
export function addressBlock(address: Partial<PostalAddress>): string | null {
  const town = [address.postalCode, address.city].filter(Boolean).join(' ');
  const lines = [address.street, address.addressExtra, town, address.region, address.country].filter(Boolean);
  return lines.length > 0 ? lines.join('\n') : null;
}

/** What the snapshot attributes of a document hold now, and what a party that has just been named would put there. */
export interface Snapshot {
  /** As the write has it; undefined: it says nothing. */
  written: unknown;
  stored: unknown;
  /** The write saves an existing document or copies one: it may repeat in a whole form what was stored. */
  repeats: boolean;
  kept: string | null;
}

/** The value for a snapshot attribute: words of the writer's own win, a repeated form does not. */
export function snapshotValue({ written, stored, repeats, kept }: Snapshot): unknown {
  const isOwnWish = written !== undefined && written !== null && written !== '' && !(repeats && written === stored);
  return isOwnWish ? written : kept;
}

/**
 * A value that a document took over from a party (payment terms, bill-to) follows to the next party unless
 * somebody has changed it: true when the stored one is empty or still what the former party gave.
 */
export const stillFollows = (stored: unknown, given: unknown): boolean => stored === null || stored === undefined || stored === '' || stored === given;
