import type { ChartDepartment, ChartPosition, ChartWorkplace, OrgChart } from '../../../../contracts/organisation';
import type { CardFace, ChartItem } from '../../kernel/chart/chart-item';
import { nested } from '../../kernel/tree-rows';

export type OrgBy = 'superiors' | 'departments';

/** What a card of the org chart stands for. */
export interface OrgItem extends ChartItem {
  position?: ChartPosition;
  department?: ChartDepartment;
  workplace?: ChartWorkplace;
  /** The company itself: what is dropped on it reports to nobody, or is in no department. */
  isCompany?: true;
}

/** Texts and addresses that the user interface gives. */
export interface OrgWords {
  main: string;
  vacant: string;
  /** A superior who has left. */
  gone: string;
  /** A superior who does not hold the position yet. */
  coming: string;
  leftOn(day: string | null | undefined): string;
  headedBy(name: string): string;
  inCircle: string;
  initialsOf(name: string): string;
  photoOf(address: string): string;
  personPath(documentId: string): string;
  departmentsPath: string;
}

export interface OrgChoice {
  by: OrgBy;
  /** Vacant workplaces too. */
  vacant: boolean;
  company: { documentId: string; name: string };
}

interface OrgRow {
  id: string;
  parent: string | null;
  item: Omit<OrgItem, 'id' | 'text' | 'children'>;
}

/** The org chart as nested items: by superiors or by departments, all below the company itself. */
export function orgItems(chart: OrgChart, choice: OrgChoice, words: OrgWords): OrgItem[] {
  const rows = choice.by === 'superiors' ? bySuperior(chart, choice, words) : byDepartment(chart, choice, words);
  const company: OrgRow = { id: choice.company.documentId, parent: null, item: { isCompany: true, face: { title: choice.company.name, tone: 'strong' } } };
  const shown = rows.some(({ parent }) => parent === company.id) ? [company, ...rows] : rows;
  return nested<OrgRow, OrgItem>(shown, ({ id, item }) => ({ id, ...item, text: textOf(item.face) }));
}

const textOf = ({ title, subtitle, note, mark }: CardFace) => [title, subtitle, note, mark?.label].filter(Boolean).join(', ');

function bySuperior(chart: OrgChart, choice: OrgChoice, words: OrgWords): OrgRow[] {
  const company = choice.company.documentId;
  const departments = new Map(chart.departments.map((department) => [department.documentId, department]));
  const circle = circleMembers(chart, 'superior-cycle');
  const positions = inOrder(chart.positions).map((position): OrgRow => {
    const note = departments.get(position.department ?? '')?.name;
    const top = position.stub === 'elsewhere' ? null : company;
    return { id: position.documentId, parent: position.superior ?? top, item: { position, face: positionFace(position, note, words, circle) } };
  });
  return [...positions, ...vacantRows(chart, choice, words, (department) => headAbove(department, departments) ?? company)];
}

function byDepartment(chart: OrgChart, choice: OrgChoice, words: OrgWords): OrgRow[] {
  const company = choice.company.documentId;
  const known = new Set(chart.departments.map(({ documentId }) => documentId));
  const names = new Map(chart.positions.map((position) => [position.documentId, nameOf(position)]));
  const workplaces = new Map(chart.workplaces.map(({ documentId, name }) => [documentId, name]));
  const heads = new Set(chart.departments.map(({ head }) => head));
  const circle = circleMembers(chart, 'department-cycle');
  const placeOf = (department: string | null) => (department && known.has(department) ? department : company);
  const departments = chart.departments.map((department): OrgRow => {
    const isCircular = circle.has(department.documentId);
    const face: CardFace = {
      title: department.name ?? department.code ?? '–',
      to: words.departmentsPath,
      tone: 'strong',
      ...(department.head ? { subtitle: words.headedBy(names.get(department.head) ?? '–') } : {}),
      ...(isCircular ? { note: words.inCircle, alarming: true } : {}),
    };
    return { id: department.documentId, parent: placeOf(department.parent), item: { department, face } };
  });
  const people = inOrder(chart.positions.filter(({ stub }) => !stub), heads).map((position): OrgRow => ({
    id: position.documentId,
    parent: placeOf(position.department),
    item: { position, face: positionFace(position, workplaces.get(position.workplace ?? ''), words, circle) },
  }));
  return [...departments, ...people, ...vacantRows(chart, choice, words, placeOf)];
}

export const nameOf = ({ person, jobTitle }: ChartPosition): string => person?.name ?? jobTitle ?? '–';

function positionFace(position: ChartPosition, place: string | undefined, words: OrgWords, circle: ReadonlySet<string>): CardFace {
  const { person, jobTitle, photo, main, stub, company, left, validTo } = position;
  const title = nameOf(position);
  const isCircular = circle.has(position.documentId);
  const absent = stub === 'left' ? words.gone : stub === 'coming' ? words.coming : left ? words.leftOn(validTo) : undefined;
  const note = isCircular ? words.inCircle : (absent ?? company?.name ?? place);
  return {
    title,
    ...(person ? { to: words.personPath(person.documentId) } : {}),
    ...(jobTitle && jobTitle !== title ? { subtitle: jobTitle } : {}),
    ...(note ? { note } : {}),
    ...(isCircular || stub === 'left' ? { alarming: true } : {}),
    ...(photo ? { image: words.photoOf(photo) } : {}),
    initials: words.initialsOf(title),
    ...(main ? { mark: { sign: '★', label: words.main } } : {}),
    tone: stub === 'elsewhere' ? 'dashed' : absent ? 'faded' : 'plain',
  };
}

function vacantRows({ workplaces }: OrgChart, { vacant }: OrgChoice, words: OrgWords, parentOf: (department: string | null) => string): OrgRow[] {
  if (!vacant) return [];
  return workplaces.filter((workplace) => workplace.vacant).map((workplace) => ({
    id: workplace.documentId,
    parent: parentOf(workplace.department),
    item: { workplace, face: { title: workplace.name ?? workplace.code ?? '–', to: words.departmentsPath, subtitle: words.vacant, tone: 'dashed' } },
  }));
}

/** Who heads the department or the nearest one above it. */
function headAbove(department: string | null, departments: ReadonlyMap<string, ChartDepartment>): string | null {
  const seen = new Set<string>();
  for (let at = departments.get(department ?? ''); at && !seen.has(at.documentId); at = departments.get(at.parent ?? '')) {
    if (at.head) return at.head;
    seen.add(at.documentId);
  }
  return null;
}

const circleMembers = ({ warnings }: OrgChart, reason: OrgChart['warnings'][number]['reason']) =>
  new Set(warnings.filter((warning) => warning.reason === reason).flatMap(({ members }) => members));

/** As the server orders them; heads first, who has left last. */
function inOrder(positions: ChartPosition[], heads: ReadonlySet<string | null> = new Set()): ChartPosition[] {
  const rank = (position: ChartPosition) => (position.left ? 2 : heads.has(position.documentId) ? 0 : 1);
  return [...positions].sort((a, b) => rank(a) - rank(b));
}
