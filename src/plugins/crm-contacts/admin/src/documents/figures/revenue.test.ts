import { changeOf, listOf, listOfMonth } from './revenue';

const place = { documentId: 'c1', scope: 'contact' as const };
const path = '/plugins/crm-contacts/contacts/c1/documents';

it('compares this year with the same part of last year', () => {
  expect(changeOf({ thisYear: '112', lastYearToDate: '100' })).toBe(12);
  expect(changeOf({ thisYear: '-10', lastYearToDate: '100' })).toBe(-110);
  expect(changeOf({ thisYear: '0', lastYearToDate: '8' })).toBe(-100);
  expect(changeOf({ thisYear: '5', lastYearToDate: '0' })).toBeNull();
  expect(changeOf({ thisYear: '5', lastYearToDate: '-3' })).toBeNull();
});

it('leads to the list of what a figure counts', () => {
  expect(listOf([{ source: 'quote', states: ['open'] }], place)).toBe(`${path}?source=quote&state=open`);
  expect(listOf([{ source: 'invoice', states: ['open', 'overdue'] }], { ...place, scope: 'group' })).toBe(`${path}?source=invoice&scope=group`);
  expect(listOf([{ source: 'a', states: ['x'] }, { source: 'b', states: ['x'] }], place)).toBe(path);
});

it('leads to a month from its first to its last day', () => {
  const revenue = { counted: [{ source: 'invoice', states: ['open', 'paid'] }], year: 2024, currencies: [] };
  expect(listOfMonth(revenue, 2024, 1, place)).toBe(`${path}?source=invoice&from=2024-02-01&to=2024-02-29`);
  expect(listOfMonth(revenue, 2025, 11, place)).toBe(`${path}?source=invoice&from=2025-12-01&to=2025-12-31`);
});
