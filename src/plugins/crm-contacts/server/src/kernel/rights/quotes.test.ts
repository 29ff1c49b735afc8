import { quoting, quotingAll } from './quotes';

const objection = { field: 'validFrom', reason: 'twice', message: 'It exists already from 2030-01-01', details: { chain: ['North', 'South'] } };

it('marks of stored rows what the objection says, in its sentence or its details, and nothing else', () => {
  const marked = quotingAll([
    quoting('relation', 1, { validFrom: '2030-01-01', validTo: '2031-01-01' }),
    quoting('contact', 'abc', { name: 'South', city: '', stage: null }),
  ])(objection);

  expect(marked).toEqual({ ...objection, quotes: [
    { uid: 'relation', row: 1, attribute: 'validFrom', text: '2030-01-01' },
    { uid: 'contact', row: 'abc', attribute: 'name', text: 'South' },
  ] });
});
