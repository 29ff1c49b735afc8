import { entryKeyOf, objectionsToAssignment, objectionsToCatalogue, objectionsToEntry, objectionToAssignmentContact, type CatalogueWrite, type EntryWrite, type OtherCatalogue } from './catalogue.rules';

const other = (documentId: string, more: Partial<OtherCatalogue> = {}): OtherCatalogue => ({ documentId, name: documentId, kind: 'article', currency: 'EUR', base: null, ...more });

describe('a catalogue', () => {
  const written: CatalogueWrite = { documentId: 'A', kind: 'article', currency: 'EUR', base: null };
  const against = (change: Partial<CatalogueWrite>, others: OtherCatalogue[] = []) => objectionsToCatalogue({ ...written, ...change }, others).map(({ field, reason }) => `${field} ${reason}`);

  it.each<[string, Partial<CatalogueWrite>, OtherCatalogue[], string[]]>([
    ['is fine without a base', {}, [], []],
    ['needs a currency that exists', { currency: 'EURO' }, [], ['currency currency']],
    ['takes a base', { base: 'B' }, [other('B')], []],
    ['cannot be its own base', { base: 'A' }, [], ['base cycle']],
    ['cannot have a base that is not there', { base: 'B' }, [], ['base unknown']],
    ['cannot have a base that depends on it', { base: 'B' }, [other('B', { base: 'C' }), other('C', { base: 'A' })], ['base cycle']],
    ['may share a base with another', { base: 'B' }, [other('B', { base: 'D' }), other('C', { base: 'D' }), other('D')], []],
    ['cannot have a base in another currency', { base: 'B' }, [other('B', { currency: 'USD' })], ['base currency']],
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
    const key = entryKeyOf('A', { code: 'P', unit: null, minQuantity: '10.000000' });

    expect(entryKeyOf('A', { code: 'P', unit: null, minQuantity: 10 })).toBe(key);
    expect(entryKeyOf('A', { code: 'P', unit: 'pc', minQuantity: 10 })).not.toBe(key);
    expect(entryKeyOf('A', { code: 'P', unit: null, minQuantity: null })).toBe(entryKeyOf('A', { code: 'P', unit: null, minQuantity: 0 }));
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
