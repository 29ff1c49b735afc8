import { branchesOf } from './branches';

const [owner, deputy, stage] = [{ owner: { id: 1 } }, { deputy: { id: 1 } }, { stage: 'lead' }];

it.each([
  ['one condition', stage, [stage]],
  ['a choice', { $or: [owner, deputy] }, [owner, deputy]],
  ['choices in one another, as the permission engine makes them', { $and: [{ $or: [{ $and: [{ $or: [owner, deputy] }] }, { $and: [stage] }] }] }, [owner, deputy, stage]],
  ['what has to hold together', { $and: [{ $or: [owner, deputy] }, stage] }, [{ $and: [{ $or: [owner, deputy] }, stage] }]],
  ['a choice beside something else', { $or: [owner, deputy], ...stage }, [{ $or: [owner, deputy], ...stage }]],
  ['a choice of nothing, which restricts nothing', { $or: [] }, [{ $or: [] }]],
])('takes apart %s', (_case, condition, branches) => {
  expect(branchesOf(condition)).toEqual(branches);
});
