import type { ChartDepartment, ChartPosition, ChartWorkplace, OrgChart } from '../../../../contracts/organisation';
import { nested, type TreeItem } from '../../kernel/tree-rows';

export interface DepartmentItem extends TreeItem {
  kind: 'department' | 'workplace' | 'position' | 'rest';
  department?: ChartDepartment;
  workplace?: ChartWorkplace;
  /** Who sits at the workplace, or who is in the department without one. */
  positions: ChartPosition[];
  head?: ChartPosition;
}

const nameOf = (position: ChartPosition) => position.person?.name ?? position.jobTitle ?? '–';

/**
 * Departments nested, in each its sub-departments, its workplaces with who sits there, and its people
 * without a workplace. `rest` names the last item: what belongs to no department.
 */
export function departmentTree({ departments, workplaces, positions }: OrgChart, rest: string): DepartmentItem[] {
  const own = positions.filter(({ stub }) => !stub);
  const byId = new Map(positions.map((position) => [position.documentId, position]));
  const known = new Set(departments.map(({ documentId }) => documentId));
  const rows = departments.map((department) => ({ id: department.documentId, parent: department.parent, department }));
  const tops = nested<(typeof rows)[number], DepartmentItem>(rows, ({ id, department }) => {
    const head = department.head ? byId.get(department.head) : undefined;
    return { id, text: [department.name, head && nameOf(head)].filter(Boolean).join(', '), kind: 'department', department, head, positions: [] };
  });
  const inside = (id: string | null): DepartmentItem[] => insideOf(id, workplaces, own, known);
  const fill = (item: DepartmentItem) => {
    (item.children as DepartmentItem[]).forEach(fill);
    item.children.push(...inside(item.id));
  };
  tops.forEach(fill);
  const others = inside(null);
  if (departments.length === 0) return others;
  return others.length === 0 ? tops : [...tops, { id: 'rest', text: rest, kind: 'rest', positions: [], children: others }];
}

/** Workplaces and people directly in a department; null: in none that is shown. */
function insideOf(department: string | null, workplaces: ChartWorkplace[], positions: ChartPosition[], known: Set<string>): DepartmentItem[] {
  const isHere = (of: string | null) => (department === null ? of === null || !known.has(of) : of === department);
  const places = workplaces.filter((workplace) => isHere(workplace.department));
  const shownPlaces = new Set(workplaces.map(({ documentId }) => documentId));
  const people = positions.filter((position) => isHere(position.department) && !(position.workplace && shownPlaces.has(position.workplace)));
  return [
    ...places.map((workplace): DepartmentItem => {
      const sitting = positions.filter((position) => position.workplace === workplace.documentId);
      return { id: workplace.documentId, text: [workplace.name, ...sitting.map(nameOf)].filter(Boolean).join(', '), kind: 'workplace', workplace, positions: sitting, children: [] };
    }),
    ...people.map((position): DepartmentItem => ({ id: position.documentId, text: nameOf(position), kind: 'position', positions: [position], children: [] })),
  ];
}
