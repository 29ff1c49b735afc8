import type { Core } from '@strapi/strapi';
import { refusal, type Objection } from '../kernel/errors';
import { settingsOf } from '../kernel/settings';
import { SHIPPED_UNITS } from './units';
import { unitBook, type UnitBook } from './units.rules';

const books = new WeakMap<object, UnitBook>();

/** The units of this installation: shipped ones and those of the setting `priceUnits`. */
export function unitsOf(strapi: Core.Strapi): UnitBook {
  const { priceUnits } = settingsOf(strapi);
  const known = books.get(priceUnits);
  if (known) return known;
  const book = unitBook(SHIPPED_UNITS, priceUnits);
  books.set(priceUnits, book);
  return book;
}

export const unknownUnit = (field: Objection['field'], text: string): Objection => ({
  field, reason: 'unit', message: `There is no unit "${text}": choose one of the units of prices`,
});

/** The code of a unit that somebody named; 400 names the field where there is none such. */
export function getUnit(strapi: Core.Strapi, text: string | null | undefined, field: Objection['field']): string | null {
  const given = text?.trim();
  if (!given) return null;
  const unit = unitsOf(strapi).find(given);
  if (!unit) throw refusal(unknownUnit(field, given));
  return unit.code;
}
