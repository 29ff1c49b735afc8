import { addressBlock, objectionsToDocument, objectionToParty, totalOfLines, type Party } from './document.rules';

describe('sum of lines', () => {
  it.each([
    ['exact where binary fractions are not', [{ quantity: 3, unitPrice: 0.1 }, { quantity: 1, unitPrice: 0.2 }], '0.5'],
    ['rounded half up to cents', [{ quantity: 1, unitPrice: '1.005' }], '1.01'],
    ['with one piece where no quantity is given', [{ quantity: null, unitPrice: 7 }], '7'],
    ['without lines that have no price', [{ quantity: 2, unitPrice: null }, { quantity: 2, unitPrice: 1 }], '2'],
    ['negative for a credit', [{ quantity: 2, unitPrice: -10 }], '-20'],
    ['nothing when no line has a price', [{ quantity: 2, unitPrice: undefined }], null],
    ['nothing without lines', [], null],
    ['without what is no number', [{ quantity: 1, unitPrice: 'ten' }, { quantity: 1, unitPrice: 1 }], '1'],
  ])('is %s', (_case, lines, expected) => {
    expect(totalOfLines(lines)).toBe(expected);
  });
});

describe('a new document', () => {
  const party: Party = { documentId: 'c', name: 'Nord AG', stage: 'customer', stageStatus: 'active', closedOn: null };
  const all = { sales: true, documents: true, newDocuments: true };

  it('is allowed where the stage has documents', () => {
    expect(objectionToParty(party, all, 'orderingParty')).toBeNull();
  });

  it.each([
    ['closed', { ...party, closedOn: '2026-01-01' }, all, 'closed'],
    ['in a stage without documents', party, { ...all, documents: false }, 'noDocuments'],
    ['blocked', { ...party, stageStatus: 'blocked' }, { ...all, newDocuments: false }, 'newDocuments'],
  ])('is refused for a contact that is %s', (_case, contact, allowed, reason) => {
    expect(objectionToParty(contact, allowed, 'orderingParty')).toMatchObject({ field: 'orderingParty', reason });
  });
});

describe('day and currency', () => {
  const fields = { date: 'on', due: 'until', currency: 'currency' };

  it.each([
    ['the same day', { date: '2026-01-01', due: '2026-01-01', currency: 'EUR' }, []],
    ['no end', { date: '2026-01-01', due: null, currency: null }, []],
    ['an end before the day', { date: '2026-01-02', due: '2026-01-01', currency: null }, ['until']],
    ['small letters', { date: '2026-01-02', due: null, currency: 'eur' }, ['currency']],
    ['a currency that nobody pays with', { date: '2026-01-02', due: null, currency: 'QQQ' }, ['currency']],
  ])('%s', (_case, row, expected) => {
    expect(objectionsToDocument(row, fields).map(({ field }) => field)).toEqual(expected);
  });
});

it('writes an address without its empty parts', () => {
  expect(addressBlock({ street: 'Hafenstr. 1', postalCode: '24103', city: 'Kiel', country: 'DE' })).toBe('Hafenstr. 1\n24103 Kiel\nDE');
  expect(addressBlock({ city: 'Kiel' })).toBe('Kiel');
  expect(addressBlock({})).toBeNull();
});
