import { entryKeyOf, objectionsToAssignment, objectionsToCatalogue, objectionsToEntry, objectionToAssignmentContact, type CatalogueWrite, type EntryWrite, type OtherCatalogue } from './catalogue.rules';
import { SHIPPED_UNITS } from './units';
import { unitBook } from './units.rules';

const other = (documentId: string, more: Partial<OtherCatalogue> = {}): OtherCatalogue => ({ documentId, name: documentId, kind: 'article', currency: 'EUR', base: null, series: documentId, ...more });

const units = unitBook(SHIPPED_UNITS);

describe('a catalogue', () => {
  const written: CatalogueWrite = {
    documentId: 'A', series: 'A', kind: 'article', currency: 'EUR', currencyBefore: 'EUR', general: false, base: null, baseRate: null,
    rounding: { step: null, mode: 'half-up' }, validFrom: null, validTo: null,
  };
  const against = (change: Partial<CatalogueWrite>, others: OtherCatalogue[] = []) => objectionsToCatalogue({ ...written, ...change }, others).map(({ field, reason }) => `${field} ${reason}`);

  it.each<[string, Partial<CatalogueWrite>, OtherCatalogue[], string[]]>([
    ['is fine without a base', {}, [], []],
    ['needs a currency that exists', { currency: 'EURO' }, [], ['currency currency']],
    ['takes a base', { base: 'B' }, [other('B')], []],
    ['cannot be its own base', { base: 'A' }, [], ['base cycle']],
    ['cannot have a base that is not there', { base: 'B' }, [], ['base unknown']],
    ['cannot have a base that depends on it', { base: 'B' }, [other('B', { base: 'C' }), other('C', { base: 'A' })], ['base cycle']],
    ['may share a base with another', { base: 'B' }, [other('B', { base: 'D' }), other('C', { base: 'D' }), other('D')], []],
    ['cannot have a base in another currency without a rate', { base: 'B' }, [other('B', { currency: 'USD' })], ['baseRate rate']],
    ['takes a base in another currency with a rate', { base: 'B', baseRate: '0.92' }, [other('B', { currency: 'USD' })], []],
    ['takes no rate for a base in its own currency', { base: 'B', baseRate: '1' }, [other('B')], ['baseRate rateSame']],
    ['takes no rate without a base', { baseRate: '2' }, [], ['baseRate rateBase']],
    ['cannot have a base whose other version depends on it', { base: 'B' }, [other('B'), other('B2', { series: 'B', base: 'A' })], ['base cycle']],
    ['cannot depend on another version of itself', { base: 'A2' }, [other('A2', { series: 'A' })], ['base cycle']],
    ['keeps the currency of its other versions', { currency: 'USD' }, [other('A2', { series: 'A' })], ['currency derived']],
    ['cannot take article prices from processes', { base: 'B' }, [other('B', { kind: 'process' })], ['base kind']],
    ['keeps its currency while others take their prices from it', { currency: 'USD' }, [other('B', { base: 'A' })], ['currency derived']],
    ['keeps its kind while others take their prices from it', { kind: 'process' }, [other('B', { base: 'A' })], ['kind derived']],
  ])('%s', (_case, change, others, expected) => {
    expect(against(change, others)).toEqual(expected);
  });

  it('ends on a circle that is in the data already', () => {
    expect(against({ base: 'B' }, [other('B', { base: 'C' }), other('C', { base: 'B' })])).toEqual([]);
  });
});

describe('an entry', () => {
  const entry: EntryWrite = { code: 'P', unit: null, minQuantity: 0, price: 1, discountPercent: null, hasBase: false };

  it.each<[string, Partial<EntryWrite>, string[]]>([
    ['has a price', {}, []],
    ['may cost nothing', { price: 0 }, []],
    ['may be a discount where there is a base', { price: null, discountPercent: 5, hasBase: true }, []],
    ['cannot be a discount on nothing', { price: null, discountPercent: 5 }, ['base']],
    ['cannot be both', { discountPercent: 5, hasBase: true }, ['either']],
    ['must be one of both', { price: null }, ['required']],
    ['needs a code', { code: '' }, ['required']],
  ])('%s', (_case, change, expected) => {
    expect(objectionsToEntry({ ...entry, ...change }).map(({ reason }) => reason)).toEqual(expected);
  });

  it('has one key whatever zeros its tier is written with', () => {
    const keyOf = (entry: Parameters<typeof entryKeyOf>[1]) => entryKeyOf('A', entry, units);
    const key = keyOf({ code: 'P', unit: null, minQuantity: '10.000000' });

    expect(keyOf({ code: 'P', unit: null, minQuantity: 10 })).toBe(key);
    expect(keyOf({ code: 'P', unit: 'pc', minQuantity: 10 })).not.toBe(key);
    expect(keyOf({ code: 'P', unit: null, minQuantity: null })).toBe(keyOf({ code: 'P', unit: null, minQuantity: 0 }));
  });
});

describe('an assignment', () => {
  const first = { catalogue: 'A', validFrom: '2026-01-01', validTo: '2026-06-30', catalogueName: 'A' };

  it.each([
    ['may follow on the next day', { catalogue: 'A', validFrom: '2026-07-01' }, []],
    ['cannot begin on the last day of the same', { catalogue: 'A', validFrom: '2026-06-30' }, ['overlap']],
    ['cannot be open beside the same', { catalogue: 'A' }, ['overlap']],
    ['may stand beside another catalogue', { catalogue: 'B' }, []],
  ])('%s', (_case, written, expected) => {
    expect(objectionsToAssignment(written, [first]).map(({ reason }) => reason)).toEqual(expected);
  });

  it('is for contacts that are open and whose stage has sales data', () => {
    const contact = { name: 'Nord AG', stage: 'lead', closedOn: null };
    const all = { sales: true, documents: true, newDocuments: true };

    expect(objectionToAssignmentContact(contact, all)).toBeNull();
    expect(objectionToAssignmentContact(contact, { ...all, sales: false })?.reason).toBe('sales');
    expect(objectionToAssignmentContact({ ...contact, closedOn: '2026-01-01' }, all)?.reason).toBe('closed');
  });
});
