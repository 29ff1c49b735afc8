import { firstLines } from './first-lines';
import type { OrgItem } from './org-items';

const item = (id: string, children: OrgItem[] = []): OrgItem => ({ id, text: id, face: { title: id }, children });
const outline = ({ lines, more }: ReturnType<typeof firstLines>) => [...lines.map(({ item: { id }, indent }) => `${'-'.repeat(indent)}${id}`), more];
const company: OrgItem = { ...item('company', [item('boss', [item('head', [item('clerk')]), item('other')]), item('free')]), isCompany: true };

it('shows the upper levels first, in the order of the tree, without the company itself', () => {
  expect(outline(firstLines([company], 10))).toEqual(['boss', '-head', '--clerk', '-other', 'free', 0]);
  expect(outline(firstLines([company], 3))).toEqual(['boss', '-head', 'free', 2]);
});

it('shows nothing of nobody', () => {
  expect(firstLines([], 5)).toEqual({ lines: [], more: 0 });
});
