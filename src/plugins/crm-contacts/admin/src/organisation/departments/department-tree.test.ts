import type { ChartPosition, OrgChart } from '../../../../contracts/organisation';
import { departmentTree, type DepartmentItem } from './department-tree';

const position = (id: string, values: Partial<ChartPosition> = {}): ChartPosition => ({ documentId: id, updatedAt: '', person: { documentId: id, name: id }, department: null, workplace: null, superior: null, ...values });
const department = (id: string, parent: string | null = null, head: string | null = null) => ({ documentId: id, updatedAt: '', name: id, parent, head });
const workplace = (id: string, of: string | null) => ({ documentId: id, updatedAt: '', name: id, department: of, vacant: true });
const chart = (parts: Partial<OrgChart>): OrgChart => ({ asOf: '2026-01-01', departments: [], workplaces: [], positions: [], warnings: [], ...parts });
const shape = (items: DepartmentItem[]): unknown[] => items.map(({ text, children }) => (children.length > 0 ? [text, shape(children as DepartmentItem[])] : text));

it('nests departments and puts workplaces and people into them', () => {
  const tree = departmentTree(chart({
    departments: [department('Sales', null, 'Ada'), department('Export', 'Sales')],
    workplaces: [workplace('Desk', 'Export'), workplace('Empty', 'Sales')],
    positions: [position('Ada', { department: 'Sales' }), position('Bo', { department: 'Export', workplace: 'Desk' })],
  }), 'Rest');

  expect(shape(tree)).toEqual([['Sales, Ada', [['Export', ['Desk, Bo']], 'Empty', 'Ada']]]);
});

it('keeps what belongs to no department in the last item, and stubs out', () => {
  const tree = departmentTree(chart({ departments: [department('Sales')], positions: [position('Cy'), position('Boss', { stub: 'elsewhere' })] }), 'Rest');
  expect(shape(tree)).toEqual(['Sales', ['Rest', ['Cy']]]);
});

it('shows people and workplaces alone where there are no departments', () => {
  expect(shape(departmentTree(chart({ workplaces: [workplace('Desk', null)], positions: [position('Cy')] }), 'Rest'))).toEqual(['Desk', 'Cy']);
});
