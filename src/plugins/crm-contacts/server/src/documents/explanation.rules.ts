import type { CataloguePrice, PriceSource } from '../../../contracts/documents';
import type { PriceAnswer, PricedCatalogue, PriceGround } from '../../../contracts/pricing';

/** Where a unit price came from as one English sentence or two; for the user interface see admin/src/documents. */
export function explanationOf(source: PriceSource | null): string | null {
  if (!source) return null;
  if (source.by === 'manual') return `Typed by hand on ${source.at.slice(0, 10)}.`;
  const { answer } = source;
  if (!answer) return `Priced by the plugin for ${source.date}.`;
  return `${sentenceOf(answer)} Asked for ${askedFor(source, answer)}.`;
}

function askedFor({ date, asked }: CataloguePrice, { unit }: PriceAnswer): string {
  const per = asked.unit ?? unit;
  return `${asked.quantity}${per ? ` ${per}` : ''} of ${asked.code} on ${date}`;
}

function sentenceOf({ outcome, winner, path, conflicting, rejected }: PriceAnswer): string {
  if (outcome === 'conflict') return `No price: ${conflicting.map(({ catalogue }) => named(catalogue)).join(' and ')} are of equal rank.`;
  if (outcome === 'none' || !winner) return `No catalogue had a price${rejected.length > 0 ? ` (${rejected.length} looked at)` : ''}.`;
  const [step, ...bases] = path;
  const tier = step && Number(step.entry.minQuantity) > 0 ? `, tier from ${step.entry.minQuantity}${step.entry.unit ? ` ${step.entry.unit}` : ''}` : '';
  const discount = step?.entry.discountPercent && bases[0] ? `, ${percentText(Number(step.entry.discountPercent))} ${named(bases[0].catalogue)}` : '';
  return `${winner.catalogue.name === null ? 'A catalogue' : `Catalogue "${winner.catalogue.name}"`}, ${groundText(winner.ground)}${tier}${discount}.`;
}

/** A catalogue that the reader may not read has no name. */
const named = ({ name }: PricedCatalogue) => (name === null ? 'another catalogue' : `"${name}"`);

const percentText = (percent: number) => (percent < 0 ? `${-percent} % on top of` : `${percent} % off`);

function groundText({ by, distance, contact }: PriceGround): string {
  if (by === 'general') return 'valid for everyone';
  return distance === 0 ? 'assigned to the contact itself' : `assigned to ${contact?.name ?? 'a company of its group'}`;
}

/** documentIds of the contacts that a source names. */
export function contactsIn(source: PriceSource | null): string[] {
  if (source?.by !== 'catalogue') return [];
  const { answer, contact } = source;
  const grounds = answer ? [answer.winner?.ground, ...answer.conflicting.map(({ ground }) => ground), ...answer.rejected.map(({ ground }) => ground)] : [];
  return [contact.documentId, ...grounds.map((ground) => ground?.contact?.documentId)].filter((id): id is string => Boolean(id));
}

/** The source as far as a reader may know it: without the names of other contacts, or without the answer at all. */
export function knownSource(source: PriceSource | null, mayReadPrices: boolean, isNamed: (contact: string) => boolean): PriceSource | null {
  if (source?.by !== 'catalogue') return source;
  const shown = <Named extends { documentId: string | null; name: string | null }>(contact: Named): Named =>
    contact.documentId && isNamed(contact.documentId) ? contact : { ...contact, documentId: null, name: null };
  const ofGround = <Held extends { ground: PriceGround }>(held: Held): Held => ({ ...held, ground: { ...held.ground, contact: held.ground.contact && shown(held.ground.contact) } });
  const { answer } = source;
  return {
    ...source,
    contact: shown(source.contact),
    answer: answer && mayReadPrices
      ? { ...answer, winner: answer.winner && ofGround(answer.winner), conflicting: answer.conflicting.map(ofGround), rejected: answer.rejected.map(ofGround) }
      : null,
  };
}
