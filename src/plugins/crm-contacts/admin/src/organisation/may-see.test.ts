import type { Grants } from '../kernel/useRights';
import { maySeeParts, maySeePositions } from './may-see';
import { DEPARTMENT, POSITION, WORKPLACE } from './uids';

const grants = (...granted: string[]): Grants => ({ may: (action) => granted.includes(action), can: (uid) => granted.includes(uid) });

it('shows contact persons to who has the right to the page and to positions', () => {
  expect([grants('organisation.read', POSITION), grants('organisation.read'), grants(POSITION)].map(maySeePositions)).toEqual([true, false, false]);
});

it('shows departments to who sees positions, and departments or workplaces', () => {
  const seen = [[DEPARTMENT], [WORKPLACE], []].map((parts) => maySeeParts(grants('organisation.read', POSITION, ...parts)));

  expect(seen).toEqual([true, true, false]);
  expect(maySeeParts(grants('organisation.read', DEPARTMENT))).toBe(false);
});
