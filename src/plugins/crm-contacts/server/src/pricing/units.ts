import type { PriceUnit } from '../../../contracts/catalogues';

const unit = (code: string, en: string, de: string, aliases: string[] = [], measure: [dimension: string, factor: string] | null = null): PriceUnit => ({
  code, name: { en, de }, ...(isInternational(code, measure?.[0]) ? { symbol: { en: code, de: code } } : {}), aliases, dimension: measure?.[0] ?? null, factor: measure?.[1] ?? null,
});

/** Signs such as kg and m² are the same in every language; pieces and boxes have words. */
const isInternational = (code: string, dimension?: string) => code === 'kWh' || (dimension !== undefined && dimension !== 'count');

/**
 * The units that ship. Those of one dimension convert into each other everywhere in the world; packages
 * (box, pallet) and days of work do not: what they hold depends on the article or the firm.
 */
export const SHIPPED_UNITS: readonly PriceUnit[] = [
  unit('pc', 'piece', 'Stück', ['pcs', 'piece', 'pieces', 'Stück', 'Stk', 'Stk.', 'St', 'St.', 'ea', 'Pt', 'C62', 'H87'], ['count', '1']),
  unit('pair', 'pair', 'Paar', ['Paar', 'PR'], ['count', '2']),
  unit('dozen', 'dozen', 'Dutzend', ['Dutzend', 'Dtz', 'dz', 'DZN'], ['count', '12']),
  unit('100pc', '100 pieces', '100 Stück', ['100 Stück', '100 Stk', '%St', 'CEN'], ['count', '100']),
  unit('1000pc', '1,000 pieces', '1.000 Stück', ['1000 Stück', '1000 Stk', 'Tsd', 'MIL'], ['count', '1000']),
  unit('mg', 'milligram', 'Milligramm', ['MGM'], ['mass', '0.001']),
  unit('g', 'gram', 'Gramm', ['GRM'], ['mass', '1']),
  unit('kg', 'kilogram', 'Kilogramm', ['KGM'], ['mass', '1000']),
  unit('t', 'tonne', 'Tonne', ['to', 'TNE'], ['mass', '1000000']),
  unit('mm', 'millimetre', 'Millimeter', ['MMT'], ['length', '0.001']),
  unit('cm', 'centimetre', 'Zentimeter', ['CMT'], ['length', '0.01']),
  unit('m', 'metre', 'Meter', ['lfm', 'MTR'], ['length', '1']),
  unit('km', 'kilometre', 'Kilometer', ['KMT'], ['length', '1000']),
  unit('cm²', 'square centimetre', 'Quadratzentimeter', ['cm2', 'qcm', 'CMK'], ['area', '0.0001']),
  unit('m²', 'square metre', 'Quadratmeter', ['m2', 'qm', 'MTK'], ['area', '1']),
  unit('ha', 'hectare', 'Hektar', ['HAR'], ['area', '10000']),
  unit('ml', 'millilitre', 'Milliliter', ['MLT'], ['volume', '0.001']),
  unit('l', 'litre', 'Liter', ['ltr', 'Liter', 'LTR'], ['volume', '1']),
  unit('hl', 'hectolitre', 'Hektoliter', ['HLT'], ['volume', '100']),
  unit('m³', 'cubic metre', 'Kubikmeter', ['m3', 'cbm', 'MTQ'], ['volume', '1000']),
  unit('s', 'second', 'Sekunde', ['sec', 'Sek', 'SEC'], ['time', '1']),
  unit('min', 'minute', 'Minute', ['Min.', 'Minute', 'MIN'], ['time', '60']),
  unit('h', 'hour', 'Stunde', ['hr', 'hour', 'Std', 'Std.', 'Stunde', 'HUR'], ['time', '3600']),
  unit('kWh', 'kilowatt hour', 'Kilowattstunde', ['KWH']),
  unit('day', 'day', 'Tag', ['Tag', 'Tage', 'DAY']),
  unit('week', 'week', 'Woche', ['Woche', 'WEE']),
  unit('month', 'month', 'Monat', ['Monat', 'MON']),
  unit('year', 'year', 'Jahr', ['Jahr', 'ANN']),
  unit('box', 'box', 'Karton', ['Karton', 'Kt', 'Kiste', 'BX']),
  unit('pack', 'pack', 'Packung', ['Pack', 'Pkg', 'Packung', 'VE', 'PK']),
  unit('set', 'set', 'Satz', ['Satz', 'Set']),
  unit('roll', 'roll', 'Rolle', ['Rolle', 'RO']),
  unit('sheet', 'sheet', 'Tafel', ['Tafel', 'Blatt', 'Bogen']),
  unit('bar', 'bar', 'Stange', ['Stange']),
  unit('bag', 'bag', 'Sack', ['Sack', 'Beutel']),
  unit('bottle', 'bottle', 'Flasche', ['Flasche']),
  unit('can', 'can', 'Dose', ['Dose', 'Kanister']),
  unit('pallet', 'pallet', 'Palette', ['Palette', 'Pal']),
  unit('trip', 'trip', 'Fahrt', ['Fahrt', 'Anfahrt']),
  unit('lump', 'lump sum', 'pauschal', ['pauschal', 'psch', 'psch.', 'Pauschale', 'LS']),
];
