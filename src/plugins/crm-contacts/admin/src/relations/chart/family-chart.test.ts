import type { Hierarchy, HierarchyNode } from '../../../../contracts/relations';
import { familyItems, familyLinks, type FamilyItem, type FamilyWords } from './family-chart';

const words: FamilyWords = {
  locale: 'en', place: { branch: 'branch', subsidiary: 'subsidiary', percent: (share) => `${share} %`, effective: (share) => `effective ${share} %` },
  stage: ({ stage }) => (stage ? { text: stage, colour: 'primary' } : undefined), path: (id) => `/contacts/${id}`,
};
const node = (documentId: string, data: Partial<HierarchyNode> = {}): HierarchyNode => ({ documentId, name: documentId, parent: null, depth: 0, structure: null, share: null, effectiveShare: null, ...data });
const hierarchy: Hierarchy = {
  root: 'Holding', structure: 'all', asOf: '2026-01-01', warnings: [], links: [{ from: 'Beta', to: 'Shared', structure: 'group', share: '25' }, { from: 'Holding', to: 'Shared', structure: 'group', share: null }],
  nodes: [
    node('Holding', { stage: 'customer' }),
    node('Beta', { parent: 'Holding', structure: 'group', share: '60', effectiveShare: '60' }),
    node('Alpha', { parent: 'Holding', structure: 'group' }),
    node('Shared', { parent: 'Alpha', structure: 'group', share: '70', effectiveShare: '56' }),
    node('Ulm', { parent: 'Alpha', structure: 'branch' }),
    node('Joint', { effectiveShare: '37.5' }),
  ],
};
const all = (items: FamilyItem[]): FamilyItem[] => items.flatMap((item) => [item, ...all(item.children as FamilyItem[])]);

it('says of each member what it is to the one above, with the effective share where it differs', () => {
  const subtitles = Object.fromEntries(all(familyItems(hierarchy, 'Ulm', words)).map(({ id, face }) => [id, face.subtitle]));

  expect(subtitles).toEqual({ Holding: undefined, Alpha: 'subsidiary', Shared: '70 % · effective 56 %', Ulm: 'branch', Beta: '60 %', Joint: 'effective 37.5 %' });
});

it('shows the stage of each member and which one the page is about', () => {
  const items = all(familyItems(hierarchy, 'Ulm', words));

  expect(items[0].face).toMatchObject({ badge: { text: 'customer' }, tone: 'plain', to: '/contacts/Holding' });
  expect(items.find(({ id }) => id === 'Ulm')?.face.tone).toBe('strong');
});

it('draws other holdings as links with their share, where it is known', () => {
  expect(familyLinks(hierarchy, words.place.percent)).toEqual([{ from: 'Beta', to: 'Shared', text: '25 %' }, { from: 'Holding', to: 'Shared' }]);
});
