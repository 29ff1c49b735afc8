import { startApplication, type Application } from '../support/application';
import { adminWith, apiWith, roleWith, type AdminClient, type Client } from '../support/clients';
import { reasonsOf } from '../support/refusals';
import { company, made, person, relationType, statementsOf } from '../support/rows';

let app: Application;
let admin: AdminClient;
let api: Client;
let branchOf: string;
let subsidiaryOf: string;

beforeAll(async () => {
  app = await startApplication();
  admin = await adminWith(app);
  api = await apiWith(app);
  branchOf = await relationType(app, 'branch-of');
  subsidiaryOf = await relationType(app, 'subsidiary-of');
});
afterAll(() => app.stop());

interface Ref {
  documentId: string;
  id: number;
}

const relate = (type: string, from: Ref, to: Ref, data: object = {}) => made(app, 'relation', { type, from: from.documentId, to: to.documentId, ...data });
const companies = (...names: string[]) => Promise.all(names.map((name) => company(app, name)));
const move = (from: Ref, to: Ref, members: Ref[], startsOn: string, structure = 'branch') =>
  admin.post(`/crm-contacts/contacts/${from.documentId}/move-members`, { structure, members: members.map(({ documentId }) => documentId), to: to.documentId, startsOn });

interface Tree {
  root: string;
  nodes: { documentId: string; name: string; parent: string | null; share: string | null }[];
}
const treeOn = async (contact: Ref, day: string): Promise<Tree> => (await admin.get(`/crm-contacts/contacts/${contact.documentId}/hierarchy?asOf=${day}`)).body;
const rollUpOn = async (contact: Ref, day: string) => (await admin.get(`/crm-contacts/contacts/${contact.documentId}/roll-up?asOf=${day}`)).body;
const namesIn = (tree: Tree) => tree.nodes.map(({ name }) => name).sort();
const relationCount = () => app.strapi.db.query('plugin::crm-contacts.relation').count();

describe('moving members of a family', () => {
  it('gives selected branches another head office from a day, with what the relation says', async () => {
    const [old, next, one, two, stays] = await companies('Old head', 'New head', 'Branch one', 'Branch two', 'Staying branch');
    await relate(branchOf, old, one, { validFrom: '2020-01-01', validTo: '2030-12-31', note: 'Lease' });
    await relate(branchOf, old, two);
    await relate(branchOf, old, stays);

    const { status, body } = await move(old, next, [one, two], '2026-01-01');
    const [before, after] = [await treeOn(old, '2025-12-31'), await treeOn(next, '2026-01-01')];
    const { body: relations } = await admin.get(`/crm-contacts/contacts/${one.documentId}/relations?all=true`);

    expect(status).toBe(200);
    expect(body.moved.map(({ member }: { member: string }) => member).sort()).toEqual([one.documentId, two.documentId].sort());
    expect(namesIn(before)).toEqual(['Branch one', 'Branch two', 'Old head', 'Staying branch']);
    expect(namesIn(after)).toEqual(['Branch one', 'Branch two', 'New head']);
    expect(namesIn(await treeOn(old, '2026-01-01'))).toEqual(['Old head', 'Staying branch']);
    expect(relations.relations.map(({ validFrom, validTo, note }: Record<string, string>) => [validFrom, validTo, note]).sort()).toEqual([['2020-01-01', '2025-12-31', 'Lease'], ['2026-01-01', '2030-12-31', 'Lease']]);
  });

  it('gives a subsidiary another parent with its share, and one that begins later just begins there', async () => {
    const [old, next, daughter, coming] = await companies('Seller AG', 'Buyer AG', 'Sold GmbH', 'Coming GmbH');
    await relate(subsidiaryOf, old, daughter, { share: 75.5 });
    await relate(subsidiaryOf, old, coming, { share: 60, validFrom: '2027-01-01' });
    const before = await relationCount();

    await move(old, next, [daughter, coming], '2026-07-01', 'group');

    expect((await treeOn(daughter, '2026-06-30')).nodes.find(({ name }) => name === 'Sold GmbH')).toMatchObject({ parent: old.documentId, share: '75.5' });
    expect((await treeOn(daughter, '2026-07-01')).nodes.find(({ name }) => name === 'Sold GmbH')).toMatchObject({ parent: next.documentId, share: '75.5' });
    expect((await treeOn(coming, '2027-01-01')).root).toBe(next.documentId);
    expect(await relationCount()).toBe(before + 1);
  });

  it('moves all or nothing', async () => {
    const [old, next, one, two, below, stranger] = await companies('Whole head', 'Other head', 'First', 'Second', 'Below second', 'Stranger');
    await relate(branchOf, old, one);
    await relate(branchOf, old, two);
    await relate(branchOf, two, below);
    const before = await relationCount();

    const circle = await move(old, below, [one, two], '2026-01-01');
    const notMine = await move(old, next, [one, stranger], '2026-01-01');
    const toItself = await move(old, old, [one], '2026-01-01');
    const nobody = await admin.post(`/crm-contacts/contacts/${old.documentId}/move-members`, { structure: 'branch', members: [one.documentId], to: 'nobodynobodynobodynobody', startsOn: '2026-01-01' });
    const noDay = await move(old, next, [one], '2026-02-30');

    expect(reasonsOf(circle)).toEqual([`members.${two.documentId}.to: cycle`]);
    expect(circle.body.error.message).toContain('Second → Below second → Second');
    expect(reasonsOf(notMine)).toEqual([`members.${stranger.documentId}: noMember`]);
    expect([reasonsOf(toItself), reasonsOf(nobody)]).toEqual([['to: sameParent'], ['to: unknown']]);
    expect(noDay.status).toBe(400);
    expect(await relationCount()).toBe(before);
    expect(namesIn(await treeOn(old, '2026-01-01'))).toEqual(['Below second', 'First', 'Second', 'Whole head']);
  });

  it('raises no false alarm when a whole valid chain moves', async () => {
    const [old, next, ...chain] = await companies('Chain old', 'Chain next', 'A', 'B', 'C');
    for (const branch of chain) await relate(branchOf, old, branch);
    await move(old, chain[0], [chain[1]], '2025-01-01');

    const all = await move(old, next, [chain[0], chain[2]], '2026-01-01');
    const back = await move(next, old, [chain[0], chain[2]], '2026-06-01');

    expect([all.status, back.status]).toEqual([200, 200]);
    expect((await treeOn(chain[1], '2026-03-01')).root).toBe(next.documentId);
    expect((await treeOn(chain[1], '2026-06-01')).root).toBe(old.documentId);
  });

  it('needs the rights, and moves once among parallel requests', async () => {
    const [old, next, third, one] = await companies('Race head', 'Race next', 'Race third', 'Race branch');
    await relate(branchOf, old, one);
    const reader = await adminWith(app, await roleWith(app, [
      { action: 'plugin::crm-contacts.relations.edit' },
      { action: 'plugin::content-manager.explorer.read', subject: 'plugin::crm-contacts.contact', properties: { fields: ['name'] } },
      { action: 'plugin::content-manager.explorer.read', subject: 'plugin::crm-contacts.relation', properties: { fields: ['from', 'to'] } },
    ]));

    const refused = await reader.post(`/crm-contacts/contacts/${old.documentId}/move-members`, { structure: 'branch', members: [one.documentId], to: next.documentId, startsOn: '2026-01-01' });
    const answers = await Promise.all([move(old, next, [one], '2026-01-01'), move(old, third, [one], '2026-01-01')]);

    expect(refused.status).toBe(403);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 400]);
  });
});

describe('the roll-up of a family', () => {
  async function family() {
    const owner = await adminWith(app);
    const [head, one, two] = [await company(app, 'Roll head', { stage: 'customer', owner: owner.user.id }), await company(app, 'Roll one', { stage: 'customer' }), await company(app, 'Roll two', { stage: 'lead', owner: owner.user.id })];
    await relate(branchOf, head, one);
    await relate(subsidiaryOf, one, two, { share: 80 });
    const [both, single] = [await person(app, 'Roll', 'Both'), await person(app, 'Roll', 'Single')];
    await made(app, 'position', { company: one.documentId, person: both.documentId, jobTitle: 'A' });
    await made(app, 'position', { company: one.documentId, person: both.documentId, jobTitle: 'B' });
    await made(app, 'position', { company: two.documentId, person: both.documentId });
    await made(app, 'position', { company: two.documentId, person: single.documentId, validTo: '2025-12-31' });
    return { owner, head, one, two };
  }

  it('says which members are in which stage, how many contact persons there are and who owns them', async () => {
    const { owner, head, one, two } = await family();

    const [before, after] = [await rollUpOn(two, '2025-12-31'), await rollUpOn(two, '2026-01-01')];
    const ofMember = (answer: { members: { documentId: string }[] }, member: Ref) => answer.members.find(({ documentId }) => documentId === member.documentId);

    expect(before.root).toBe(head.documentId);
    expect(before.totals).toMatchObject({
      members: 3, contactPersons: 2,
      stages: [{ stage: 'customer', stageStatus: 'active', count: 2 }, { stage: 'lead', stageStatus: 'active', count: 1 }],
      owners: [{ owner: { documentId: owner.user.documentId }, count: 2 }, { owner: null, count: 1 }],
    });
    expect(ofMember(before, one)).toMatchObject({ contactPersons: 1, owner: null, parent: head.documentId });
    expect(ofMember(before, two)).toMatchObject({ contactPersons: 2, owner: { documentId: owner.user.documentId }, effectiveShare: '80' });
    expect(after.totals.contactPersons).toBe(1);
  });

  it('tells nothing that the reader may not read', async () => {
    const { head, two } = await family();
    const read = (type: string, fields: string[], conditions: string[] = []) => ({ action: 'plugin::content-manager.explorer.read', subject: `plugin::crm-contacts.${type}`, properties: { fields }, conditions });
    const user = await adminWith(app, await roleWith(app, [
      { action: 'plugin::crm-contacts.relations.read' }, read('contact', ['name', 'stage'], ['plugin::crm-contacts.own']), read('relation', ['from', 'to', 'type']), read('position', ['jobTitle']),
    ]));
    for (const member of [head, two]) await app.strapi.documents('plugin::crm-contacts.contact').update({ documentId: member.documentId, data: { owner: user.user.id } as never });
    const site = await apiWith(app, 'custom', ['plugin::crm-contacts.relations.rollUp', 'plugin::crm-contacts.contact.findOne', 'plugin::crm-contacts.relation.find']);
    const sideless = await adminWith(app, await roleWith(app, [{ action: 'plugin::crm-contacts.relations.read' }, read('contact', ['name']), read('relation', ['from', 'share'])]));

    const mine = await user.get(`/crm-contacts/contacts/${head.documentId}/roll-up`);
    const foreign = await user.get(`/crm-contacts/contacts/${(await company(app, 'Hidden')).documentId}/roll-up`);
    const ofSite = await site.get(`/api/crm-contacts/contacts/${head.documentId}/roll-up`);

    expect(namesIn({ root: '', nodes: mine.body.members })).toEqual(['Roll head', 'Roll two']);
    expect(mine.body.totals).toEqual({ members: 2, stages: [{ stage: 'customer', count: 1 }, { stage: 'lead', count: 1 }] });
    expect(mine.body.members[0]).not.toHaveProperty('owner');
    expect(foreign.status).toBe(404);
    // Without the other side there is no structure to see.
    for (const part of ['roll-up', 'hierarchy', 'relations']) expect((await sideless.get(`/crm-contacts/contacts/${head.documentId}/${part}`)).status).toBe(403);
    expect(ofSite.body.totals.members).toBe(3);
    expect(ofSite.body.totals).not.toHaveProperty('owners');
    expect(ofSite.body.totals).not.toHaveProperty('contactPersons');
  });

  it('needs the same number of statements for 60 members as for 5', async () => {
    const familyOf = async (count: number) => {
      const head = await company(app, `Sized ${count}`);
      for (const branch of await companies(...Array.from({ length: count }, (_none, index) => `Sized ${count}-${index}`))) await relate(branchOf, head, branch);
      return head;
    };
    const [small, large] = [await familyOf(5), await familyOf(60)];
    const countOf = (head: Ref) => statementsOf(app, () => admin.get(`/crm-contacts/contacts/${head.documentId}/roll-up`));
    await countOf(small);

    expect(await countOf(large)).toBe(await countOf(small));
  });
});

describe('adding to a family', () => {
  it('makes a new branch together with its relation, or neither', async () => {
    const [head, kept] = await companies('Growing head', 'Known branch');
    const contacts = () => app.strapi.db.query('plugin::crm-contacts.contact').count();
    const add = (body: object) => admin.post(`/crm-contacts/contacts/${head.documentId}/relations`, { type: branchOf, side: 'from', ...body });

    const created = await add({ newContact: { name: 'Branch Ulm', city: 'Ulm' }, validFrom: '2026-01-01', note: 'New' });
    const existing = await add({ other: kept.documentId });
    const before = await contacts();
    const wrongDates = await add({ newContact: { name: 'Branch Köln' }, validFrom: '2026-02-01', validTo: '2026-01-01' });
    const nameless = await add({ newContact: { city: 'Köln' } });
    const neither = await add({});
    const above = await api.post(`/api/crm-contacts/contacts/${head.documentId}/relations`, { type: subsidiaryOf, side: 'to', share: '60.5', newContact: { name: 'Owner AG' } });

    expect([created.status, existing.status, above.status]).toEqual([201, 201, 201]);
    expect(namesIn(await treeOn(head, '2026-01-01'))).toEqual(['Branch Ulm', 'Growing head', 'Known branch', 'Owner AG']);
    expect([reasonsOf(wrongDates), reasonsOf(neither)]).toEqual([['validTo: dates'], ['other: required']]);
    expect(reasonsOf(nameless)[0]).toMatch(/^newContact\.name/);
    expect(await contacts()).toBe(before + 1);
    expect((await treeOn(head, '2026-01-01')).nodes.find(({ name }) => name === 'Growing head')).toMatchObject({ share: '60.5' });
  });
});

describe('an acquisition', () => {
  it('takes a chain of branches over from a day: tree, prices and roll-up follow the date', async () => {
    const customer = { stage: 'customer' };
    const [seller, buyer] = [await company(app, 'Seller Markets', customer), await company(app, 'Buyer Markets', customer)];
    const chain = [await company(app, 'Regional office', customer), await company(app, 'City branch', customer), await company(app, 'Kiosk', customer)];
    await relate(branchOf, seller, chain[0]);
    await relate(branchOf, chain[0], chain[1]);
    await relate(branchOf, chain[1], chain[2]);
    const clerk = await person(app, 'Kim', 'Kiosk');
    await made(app, 'position', { company: chain[2].documentId, person: clerk.documentId });
    for (const [owner, price] of [[seller, 10], [buyer, 8]] as const) {
      const catalogue = await made(app, 'price-catalogue', { name: `Prices ${price}`, currency: 'EUR' });
      await made(app, 'price-entry', { catalogue: catalogue.documentId, code: 'ACQ-1', price });
      await made(app, 'price-assignment', { contact: owner.documentId, catalogue: catalogue.documentId });
    }
    const priceOn = async (day: string) => (await admin.get(`/crm-contacts/contacts/${chain[2].documentId}/prices?code=ACQ-1&date=${day}`)).body.results[0].price;

    const moved = await move(seller, buyer, [chain[0]], '2027-01-01');
    const [old, now] = [await treeOn(chain[2], '2026-12-31'), await treeOn(chain[2], '2027-01-01')];
    const [sold, bought] = [await rollUpOn(seller, '2027-01-01'), await rollUpOn(buyer, '2027-01-01')];

    expect(moved.status).toBe(200);
    expect([old.root, now.root]).toEqual([seller.documentId, buyer.documentId]);
    expect([namesIn(old), namesIn(now)]).toEqual([['City branch', 'Kiosk', 'Regional office', 'Seller Markets'], ['Buyer Markets', 'City branch', 'Kiosk', 'Regional office']]);
    expect([await priceOn('2026-12-31'), await priceOn('2027-01-01')]).toEqual(['10', '8']);
    expect((await rollUpOn(seller, '2026-12-31')).totals).toMatchObject({ members: 4, contactPersons: 1 });
    expect([sold.totals, bought.totals]).toMatchObject([{ members: 1, contactPersons: 0 }, { members: 4, contactPersons: 1 }]);
  });
});
