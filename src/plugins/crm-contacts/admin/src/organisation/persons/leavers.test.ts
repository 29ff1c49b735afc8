import type { ContactPerson } from '../../../../contracts/organisation';
import { leaversOf } from './leavers';

const position = (documentId: string, superior: string | null, left = true): ContactPerson => ({
  documentId, updatedAt: '', person: null, current: true, superior: superior === null ? null : { documentId: superior, person: null, left },
});

it('groups those whose superior has left by the superior', () => {
  const leavers = leaversOf([position('a', 'x'), position('b', 'y', false), position('c', 'x'), position('d', null)]);
  expect(leavers.map(({ superior, reports }) => [superior.documentId, reports.map(({ documentId }) => documentId)])).toEqual([['x', ['a', 'c']]]);
});
