import type { Core } from '@strapi/strapi';
import { relationsIn } from './judge';

const relation = (target: string) => ({ type: 'relation', target });
const MODELS: Record<string, Record<string, { type: string; target?: string }>> = {
  position: { jobTitle: { type: 'string' }, company: relation('contact'), person: relation('person') },
  contact: { stage: { type: 'string' }, owner: relation('user'), deputy: relation('user') },
  person: { createdBy: relation('user') },
  user: { id: { type: 'integer' } },
};
const strapi = { getModel: (uid: string) => ({ attributes: MODELS[uid] }) } as unknown as Core.Strapi;

it('loads every relation that a condition looks at, also where several lead through the same row', () => {
  const owned = { $or: [{ 'company.owner.id': 1 }, { 'company.deputy.id': { $in: [1, 2] } }] };
  const user = { populate: {} };

  expect(relationsIn(strapi, 'position', [owned, { 'company.stage': 'lead' }])).toEqual({ company: { populate: { owner: user, deputy: user } } });
  expect(relationsIn(strapi, 'position', { $and: [{ company: { owner: { id: 1 } } }, { person: { createdBy: { id: 1 } } }] })).toEqual({
    company: { populate: { owner: user } },
    person: { populate: { createdBy: user } },
  });
});

it('loads nothing for conditions on the row itself', () => {
  expect(relationsIn(strapi, 'position', [{ jobTitle: 'Buyer' }, undefined])).toEqual({});
});
