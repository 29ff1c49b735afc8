import type { ChartPosition, OrgChart } from '../../../../contracts/organisation';
import { orgItems, type OrgChoice, type OrgItem, type OrgWords } from './org-items';

const words: OrgWords = {
  main: 'main', vacant: 'vacant', gone: 'gone', coming: 'not yet', inCircle: 'in a circle', departmentsPath: '/departments',
  leftOn: (day) => `left ${day}`, headedBy: (name) => `headed by ${name}`, initialsOf: (name) => name[0], photoOf: (address) => address, personPath: (id) => `/persons/${id}`,
};
const position = (documentId: string, data: Partial<ChartPosition> = {}): ChartPosition => ({
  documentId, updatedAt: '2026-01-01T00:00:00.000Z', person: { documentId: `p-${documentId}`, name: documentId }, department: null, workplace: null, superior: null, ...data,
});
const chartOf = (data: Partial<OrgChart>): OrgChart => ({ asOf: '2026-01-01', departments: [], workplaces: [], positions: [], warnings: [], ...data });
const choice: OrgChoice = { by: 'superiors', vacant: true, company: { documentId: 'company', name: 'Company' } };
const outline = (items: OrgItem[]): object => Object.fromEntries(items.map(({ id, children }) => [id, outline(children as OrgItem[])]));
const found = (items: OrgItem[], id: string): OrgItem | undefined => items.map((item) => (item.id === id ? item : found(item.children as OrgItem[], id))).find(Boolean);

const sales = { documentId: 'sales', updatedAt: '', name: 'Sales', parent: null, head: 'boss' };
const exporting = { documentId: 'export', updatedAt: '', name: 'Export', parent: 'sales', head: null };
const desk = { documentId: 'desk', updatedAt: '', name: 'Desk 7', department: 'export', vacant: true };

it('hangs everybody below the superior, and who has none below the company', () => {
  const items = orgItems(chartOf({ positions: [position('boss'), position('clerk', { superior: 'boss' }), position('free')] }), choice, words);

  expect(outline(items)).toEqual({ company: { boss: { clerk: {} }, free: {} } });
});

it('stands a superior of another company beside the company', () => {
  const items = orgItems(chartOf({ positions: [position('boss', { superior: 'owner' }), position('owner', { stub: 'elsewhere', company: { documentId: 'c2', name: 'Holding' } })] }), choice, words);

  expect(outline(items)).toEqual({ owner: { boss: {} } });
  expect(items[0].face).toMatchObject({ tone: 'dashed', note: 'Holding' });
});

it('hangs a vacant workplace below the head of its department or of one above', () => {
  const chart = chartOf({ departments: [sales, exporting], workplaces: [desk], positions: [position('boss', { department: 'sales' })] });

  expect(outline(orgItems(chart, choice, words))).toEqual({ company: { boss: { desk: {} } } });
  expect(outline(orgItems(chart, { ...choice, vacant: false }, words))).toEqual({ company: { boss: {} } });
});

it('shows departments with their heads first and who is in none below the company', () => {
  const chart = chartOf({ departments: [sales, exporting], workplaces: [desk], positions: [position('clerk', { department: 'sales' }), position('boss', { department: 'sales' }), position('free')] });

  const items = orgItems(chart, { ...choice, by: 'departments' }, words);

  expect(outline(items)).toEqual({ company: { sales: { export: { desk: {} }, boss: {}, clerk: {} }, free: {} } });
  expect(Object.keys((outline(items) as { company: { sales: object } }).company.sales)).toEqual(['export', 'boss', 'clerk']);
  expect(found(items, 'sales')?.face).toMatchObject({ subtitle: 'headed by boss', tone: 'strong' });
});

it('fades who has left, with the day, and puts them last', () => {
  const items = orgItems(chartOf({ positions: [position('past', { left: true, validTo: '2025-06-30' }), position('now')] }), choice, words);

  expect(Object.keys((outline(items) as { company: object }).company)).toEqual(['now', 'past']);
  expect(found(items, 'past')?.face).toMatchObject({ tone: 'faded', note: 'left 2025-06-30' });
});

it('puts a circle of broken data at the top and says so', () => {
  const positions = [position('one', { superior: 'other' }), position('other', { superior: 'one' })];

  const items = orgItems(chartOf({ positions, warnings: [{ reason: 'superior-cycle', members: ['one', 'other'] }] }), choice, words);

  expect(outline(items)).toEqual({ one: {}, other: {} });
  expect(items[0].face).toMatchObject({ note: 'in a circle', alarming: true });
});

it('says what may be read of somebody without a name', () => {
  const items = orgItems(chartOf({ positions: [position('x', { person: null, jobTitle: 'Buyer' })] }), choice, words);

  expect(found(items, 'x')?.face).toEqual({ title: 'Buyer', initials: 'B', tone: 'plain' });
});
