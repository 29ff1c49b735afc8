import type { RollUpMember } from '../../../contracts/relations';
import { ownerCounts, ownersIn, stageCounts } from './roll-up.rules';

const member = (values: Partial<RollUpMember>): RollUpMember => ({ documentId: 'x', parent: null, depth: 0, structure: null, share: null, effectiveShare: null, ...values });
const [ada, bo] = [{ documentId: 'a', name: 'Ada' }, { documentId: 'b', name: 'Bo' }];

it('counts members by stage and status, most first, hidden ones nowhere', () => {
  const members = [member({ stage: 'lead', stageStatus: 'active' }), member({ stage: 'customer' }), member({ stage: 'customer' }), member({})];
  expect(stageCounts(members)).toEqual([{ stage: 'customer', count: 2 }, { stage: 'lead', stageStatus: 'active', count: 1 }]);
  expect(stageCounts([])).toEqual([]);
});

it('counts members by owner, and those of nobody', () => {
  const members = [member({ owner: ada }), member({ owner: bo }), member({ owner: bo }), member({ owner: null }), member({})];
  expect(ownerCounts(members)).toEqual([{ owner: bo, count: 2 }, { owner: null, count: 1 }, { owner: ada, count: 1 }]);
});

it('says nothing about an owner that may not be read', () => {
  const owners = new Map([['one', null], ['other', ada]]);
  expect([ownersIn(owners, 'one'), ownersIn(owners, 'other'), ownersIn(owners, 'third')]).toEqual([{ owner: null }, { owner: ada }, {}]);
});
