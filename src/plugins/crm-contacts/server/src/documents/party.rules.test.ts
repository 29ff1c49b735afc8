import { addressBlock, objectionToParty, objectionToPayer, snapshotValue, stillFollows, type Party } from './party.rules';

const party: Party = { id: 1, documentId: 'c', name: 'Nord AG', stage: 'customer', stageStatus: 'active', closedOn: null, currency: 'EUR', paymentTerms: null };

describe('a new document', () => {
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

describe('who pays', () => {
  it.each([
    ['may be in any stage', party, false, undefined],
    ['may not be blocked', { ...party, stageStatus: 'blocked' }, true, 'payerBlocked'],
    ['may not be closed', { ...party, closedOn: '2026-01-01' }, false, 'payerClosed'],
  ])('%s', (_case, contact, isBlocked, reason) => {
    expect(objectionToPayer(contact, isBlocked, 'billTo')?.reason).toBe(reason);
  });
});

describe('a snapshot', () => {
  it.each([
    ['takes what the party says', { written: undefined, stored: undefined, repeats: false }, 'new'],
    ['leaves words of the writer\'s own', { written: 'own', stored: undefined, repeats: false }, 'own'],
    ['is renewed where a whole form repeats what was stored', { written: 'old', stored: 'old', repeats: true }, 'new'],
    ['keeps words that were changed together with the party', { written: 'own', stored: 'old', repeats: true }, 'own'],
    ['is filled where it was emptied', { written: '', stored: 'old', repeats: true }, 'new'],
  ])('%s', (_case, values, expected) => {
    expect(snapshotValue({ ...values, kept: 'new' })).toBe(expected);
  });

  it('follows its party until somebody changes it', () => {
    expect([stillFollows(null, 'x'), stillFollows('', 'x'), stillFollows('x', 'x'), stillFollows('y', 'x')]).toEqual([true, true, true, false]);
  });
});

it('writes an address without its empty parts', () => {
  expect(addressBlock({ street: 'Hafenstr. 1', postalCode: '24103', city: 'Kiel', country: 'DE' })).toBe('Hafenstr. 1\n24103 Kiel\nDE');
  expect(addressBlock({ city: 'Kiel' })).toBe('Kiel');
  expect(addressBlock({})).toBeNull();
});
