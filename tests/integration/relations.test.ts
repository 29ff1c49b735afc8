import { ensureRelationTypes } from '../../src/plugins/crm-contacts/server/src/relations/relation-types';
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

const relate = (type: string, from: { documentId: string }, to: { documentId: string }, data: object = {}) =>
  api.post('/api/crm-contacts/relations', { data: { type, from: from.documentId, to: to.documentId, ...data } });
const companies = (...names: string[]) => Promise.all(names.map((name) => company(app, name)));
const relationCount = () => app.strapi.db.query('plugin::crm-contacts.relation').count();

/** Raw SQL: what no guard would let in. */
async function plant(type: string, from: { id: number }, to: { id: number }) {
  const { connection } = app.strapi.db;
  const now = app.strapi.db.dialect.client === 'postgres' ? new Date().toISOString() : Date.now();
  const typeRow = await connection('crm_relation_types').where({ document_id: type }).first();
  const document_id = `planted-${from.id}-${to.id}`;
  await connection('crm_relations').insert({ document_id, created_at: now, updated_at: now, published_at: now });
  const { id } = await connection('crm_relations').where({ document_id }).first();
  await connection('crm_relations_type_lnk').insert({ relation_id: id, relation_type_id: typeRow.id });
  await connection('crm_relations_from_lnk').insert({ relation_id: id, contact_id: from.id });
  await connection('crm_relations_to_lnk').insert({ relation_id: id, contact_id: to.id });
}

it('ships the relation types and makes them only once', async () => {
  await Promise.all([ensureRelationTypes(app.strapi), ensureRelationTypes(app.strapi)]);

  const rows = await app.strapi.db.query('plugin::crm-contacts.relation-type').findMany({ orderBy: 'id' });

  expect(rows.map(({ key }: { key: string }) => key)).toEqual(['subsidiary-of', 'branch-of', 'invoices-to', 'supplier-of', 'partner-of', 'adviser-of', 'related-to']);
});

it('shows a relation from both sides with the right label in both languages', async () => {
  const [mother, daughter] = await companies('Mother', 'Daughter');
  await relate(subsidiaryOf, mother, daughter, { share: 75.5, validFrom: '2020-01-01' });

  const above = await admin.get(`/crm-contacts/contacts/${mother.documentId}/relations`);
  const below = await api.get(`/api/crm-contacts/contacts/${daughter.documentId}/relations`);

  expect(above.body.relations[0]).toMatchObject({ side: 'from', label: { en: 'parent company of', de: 'Muttergesellschaft von' }, other: { name: 'Daughter' }, share: '75.5', current: true });
  expect(below.body.relations[0]).toMatchObject({ side: 'to', label: { en: 'subsidiary of', de: 'Tochtergesellschaft von' }, other: { name: 'Mother' } });
});

it('shows only what is in force on the day, unless all is asked for', async () => {
  const [one, other] = await companies('Was', 'Is');
  await relate(subsidiaryOf, one, other, { validFrom: '2015-01-01', validTo: '2016-12-31' });
  const of = (query: string) => admin.get(`/crm-contacts/contacts/${one.documentId}/relations${query}`);

  const [now, lastDay, dayAfter, all] = await Promise.all([of(''), of('?asOf=2016-12-31'), of('?asOf=2017-01-01'), of('?all=true')]);

  expect([now, lastDay, dayAfter, all].map((answer) => answer.body.relations.length)).toEqual([0, 1, 0, 1]);
});

it('refuses wrong dates, shares, kinds, unknown sides and self relations, naming the field', async () => {
  const [one, other] = await companies('Right', 'Wrong');
  const human = await person(app, 'Ada', 'Ruhl');
  const contact = await made(app, 'contact', { kind: 'person', name: 'Ada Ruhl', person: human.documentId });
  const before = await relationCount();

  const answers = await Promise.all([
    relate(branchOf, one, other, { validFrom: '2026-02-01', validTo: '2026-01-31' }),
    relate(subsidiaryOf, one, other, { share: 100.01 }),
    relate(branchOf, one, contact),
    relate(branchOf, one, one),
    relate(branchOf, one, other, { validFrom: '2026-02-30' }),
  ]);

  expect(answers.map(({ status }) => status)).toEqual([400, 400, 400, 400, 400]);
  expect(reasonsOf(answers[0])).toEqual(['validTo: dates']);
  expect(answers[1].body.error.details.errors[0].path).toEqual(['share']);
  expect(reasonsOf(answers[2])).toEqual(['to: wrongKind']);
  expect(reasonsOf(answers[3])).toEqual(['to: selfRelation']);
  expect(reasonsOf(answers[4])).toEqual(['validFrom: day']);
  expect(await relationCount()).toBe(before);
});

it('refuses the same relation twice on one day and accepts it on the day after', async () => {
  const [one, other] = await companies('First', 'Second');
  const partner = await relationType(app, 'partner-of');
  await relate(partner, one, other, { validFrom: '2015-09-01', validTo: '2016-08-31' });

  const overlapping = await relate(partner, other, one, { validFrom: '2016-08-31' });
  const following = await relate(partner, one, other, { validFrom: '2016-09-01' });

  expect(reasonsOf(overlapping)).toEqual(['validFrom: relationTwice']);
  expect(following.status).toBe(201);
});

it('refuses a branch above its own head office and names the chain', async () => {
  const [head, middle, leaf] = await companies('Head', 'Middle', 'Leaf');
  await relate(branchOf, head, middle);
  await relate(branchOf, middle, leaf);

  const answer = await relate(branchOf, leaf, head);
  const second = await relate(branchOf, (await companies('Other head'))[0], leaf);

  expect(reasonsOf(answer)).toEqual(['to: cycle']);
  expect(answer.body.error.message).toContain('Head → Middle → Leaf → Head');
  expect(reasonsOf(second)).toEqual(['to: headOffice']);
});

it('lets a branch move to another head office from a day', async () => {
  const [old, next, leaf] = await companies('Old head', 'New head', 'Moving branch');
  await relate(branchOf, old, leaf, { validTo: '2025-12-31' });

  const moved = await relate(branchOf, next, leaf, { validFrom: '2026-01-01' });
  const rootOn = async (day: string) => (await admin.get(`/crm-contacts/contacts/${leaf.documentId}/hierarchy?structure=branch&asOf=${day}`)).body.root;

  expect(moved.status).toBe(201);
  expect([await rootOn('2025-12-31'), await rootOn('2026-01-01')]).toEqual([old.documentId, next.documentId]);
});

it('never lets parallel writers close a circle of branches', async () => {
  for (let round = 0; round < 5; round += 1) {
    const ring = await companies(`A${round}`, `B${round}`, `C${round}`);
    const answers = await Promise.all(ring.map((from, index) => relate(branchOf, from, ring[(index + 1) % 3])));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(2);
    expect(answers.filter(({ status }) => status === 400)).toHaveLength(1);
  }
});

it('shows the tree up to the ultimate parent and down, with shares and links', async () => {
  const [holding, north, south, plant, fund] = await companies('Holding', 'North', 'South', 'Plant', 'Fund');
  await relate(subsidiaryOf, holding, north, { share: 80 });
  await relate(subsidiaryOf, holding, south, { share: 60 });
  await relate(subsidiaryOf, north, plant, { share: 51 });
  await relate(subsidiaryOf, south, plant, { share: 30 });
  await relate(subsidiaryOf, fund, plant, { share: 19 });

  const { body } = await admin.get(`/crm-contacts/contacts/${plant.documentId}/hierarchy?structure=group`);
  const node = (of: { documentId: string }) => body.nodes.find(({ documentId }: { documentId: string }) => documentId === of.documentId);

  expect(body.root).toBe(holding.documentId);
  expect(node(plant)).toMatchObject({ name: 'Plant', parent: north.documentId, depth: 2, share: '51', effectiveShare: '58.8' });
  expect(node(fund)).toMatchObject({ parent: null, depth: 0, effectiveShare: null });
  expect(body.links).toEqual(expect.arrayContaining([
    { from: south.documentId, to: plant.documentId, structure: 'group', share: '30' },
    { from: fund.documentId, to: plant.documentId, structure: 'group', share: '19' },
  ]));
});

it('solves circular holdings instead of walking them', async () => {
  const [top, one, other] = await companies('Top', 'One', 'Other');
  await relate(subsidiaryOf, top, one, { share: 60 });
  await relate(subsidiaryOf, other, one, { share: 40 });
  await relate(subsidiaryOf, one, other, { share: 50 });

  const { body } = await admin.get(`/crm-contacts/contacts/${other.documentId}/hierarchy?structure=group`);

  const shares = Object.fromEntries(body.nodes.map(({ name, effectiveShare }: { name: string; effectiveShare: string }) => [name, effectiveShare]));
  expect(shares).toEqual({ Top: '100', One: '75', Other: '37.5' });
  expect(body.warnings).toEqual([{ reason: 'circular-holding', contacts: expect.arrayContaining([one.documentId, other.documentId]) }]);
});

it('shows broken data with a warning instead of looping', async () => {
  const [one, two, three] = await companies('Loop 1', 'Loop 2', 'Loop 3');
  await plant(branchOf, one, two);
  await plant(branchOf, two, three);
  await plant(branchOf, three, one);

  const answer = await admin.get(`/crm-contacts/contacts/${two.documentId}/hierarchy`);

  expect(answer.status).toBe(200);
  expect(answer.body.nodes).toHaveLength(3);
  expect(answer.body.warnings.map(({ reason }: { reason: string }) => reason)).toEqual(['branch-cycle']);
});

it('needs the same number of statements for 100 contacts as for 10', async () => {
  const chain = async (count: number) => {
    const [head] = await companies(`Head of ${count}`);
    for (let index = 1; index < count; index += 1) {
      const [branch] = await companies(`Branch ${index}`);
      await made(app, 'relation', { type: branchOf, from: head.documentId, to: branch.documentId });
    }
    return head.documentId;
  };
  const [small, large] = [await chain(10), await chain(100)];
  const asked = (documentId: string) => statementsOf(app, () => admin.get(`/crm-contacts/contacts/${documentId}/hierarchy`));

  // The first request after a write also counts what Strapi does after a commit.
  await asked(small);
  const [forSmall, forLarge] = [await asked(small), await asked(large)];
  const { body } = await admin.get(`/crm-contacts/contacts/${large}/hierarchy`);

  expect(body.nodes).toHaveLength(100);
  expect(forLarge).toBe(forSmall);
});

it('keeps a type that relations use, and its direction', async () => {
  const [one, other] = await companies('User', 'Used');
  const type = (await admin.post('/crm-contacts/relation-types', { data: { key: 'test-type', name: 'tests', structure: 'none', fromKind: 'any', toKind: 'any', allowSelf: false, symmetric: false } })).body.data;
  await relate(type.documentId, one, other);

  const deleted = await admin.delete(`/crm-contacts/relation-types/${type.documentId}`);
  const changed = await admin.put(`/crm-contacts/relation-types/${type.documentId}`, { data: { structure: 'branch' } });

  expect(reasonsOf(deleted)).toEqual(['documentId: inUse']);
  expect(reasonsOf(changed)).toEqual(['structure: inUse']);
});

it('answers 404 for a missing contact and 403 without the right', async () => {
  const nobody = await adminWith(app, await roleWith(app, []));
  const [one] = await companies('Alone');

  const missing = await admin.get('/crm-contacts/contacts/nowhere/hierarchy');
  const refused = await nobody.get(`/crm-contacts/contacts/${one.documentId}/hierarchy`);
  const wrongDay = await admin.get(`/crm-contacts/contacts/${one.documentId}/hierarchy?asOf=yesterday`);

  expect([missing.status, refused.status, wrongDay.status]).toEqual([404, 403, 400]);
});

it('answers the same over the content API within a token, and refuses what the token lacks', async () => {
  const [one, other] = await companies('Token one', 'Token other');
  await relate(subsidiaryOf, one, other, { share: 51 });
  const reader = await apiWith(app, 'read-only');
  const narrow = await apiWith(app, 'custom', ['plugin::crm-contacts.contact.findOne', 'plugin::crm-contacts.relations.hierarchy']);

  const seen = await reader.get(`/api/crm-contacts/contacts/${other.documentId}/hierarchy`);
  const refused = await narrow.get(`/api/crm-contacts/contacts/${other.documentId}/hierarchy`);
  const written = await reader.post('/api/crm-contacts/relations', { data: {} });

  expect(seen.body).toMatchObject({ root: one.documentId, structure: 'all' });
  expect([refused.status, written.status]).toEqual([403, 403]);
});

it('shows of each contact and relation what a role shows of it, where others are shown less', async () => {
  const read = (type: string, fields: string[], conditions: string[] = []) => ({ action: 'plugin::content-manager.explorer.read', subject: `plugin::crm-contacts.${type}`, properties: { fields }, conditions });
  const user = await adminWith(app, await roleWith(app, [
    { action: 'plugin::crm-contacts.relations.read' },
    read('contact', ['name']), read('contact', ['stage'], ['plugin::crm-contacts.own']),
    read('relation', ['from', 'to', 'type', 'note']), read('relation', ['share'], ['admin::is-creator']), read('relation-type', ['key', 'name']),
  ]));
  const [mine, foreign] = [await company(app, 'Own top', { owner: user.user.id }), await company(app, 'Foreign below')];
  const relation = await relate(subsidiaryOf, mine, foreign, { share: 60, note: 'since ever' });
  const asked = async () => ({
    tree: (await user.get(`/crm-contacts/contacts/${mine.documentId}/hierarchy`)).body,
    list: (await user.get(`/crm-contacts/contacts/${mine.documentId}/relations`)).body.relations,
  });

  const before = await asked();
  await app.strapi.db.query('plugin::crm-contacts.relation').update({ where: { documentId: relation.body.data.documentId }, data: { createdBy: user.user.id } });
  const after = await asked();

  expect(before.tree.nodes[0]).toMatchObject({ name: 'Own top', stage: 'general' });
  expect(before.tree.nodes[1]).toMatchObject({ name: 'Foreign below', share: null, effectiveShare: null });
  for (const hidden of [before.tree.nodes[1], before.list[0].other]) expect(hidden).not.toHaveProperty('stage');
  expect(before.list[0]).toMatchObject({ note: 'since ever' });
  expect(before.list[0]).not.toHaveProperty('share');
  expect([after.tree.nodes[1].share, after.list[0].share]).toEqual(['60', '60']);
});

it('leaves hidden contacts out without breaking the tree, and tells nothing about them in refusals', async () => {
  const user = await adminWith(app, await roleWith(app, [
    { action: 'plugin::crm-contacts.relations.read' },
    { action: 'plugin::content-manager.explorer.read', subject: 'plugin::crm-contacts.contact', properties: { fields: ['name', 'stage'] }, conditions: ['plugin::crm-contacts.own'] },
    { action: 'plugin::content-manager.explorer.update', subject: 'plugin::crm-contacts.contact', properties: { fields: ['name'] } },
    { action: 'plugin::content-manager.explorer.read', subject: 'plugin::crm-contacts.relation', properties: { fields: ['from', 'to', 'type', 'share'] } },
    { action: 'plugin::content-manager.explorer.create', subject: 'plugin::crm-contacts.relation', properties: { fields: ['from', 'to', 'type'] } },
    { action: 'plugin::content-manager.explorer.read', subject: 'plugin::crm-contacts.relation-type', properties: { fields: ['key', 'name'] } },
  ]));
  const mine = { owner: user.user.id };
  const [top, hidden, below, beside] = [await company(app, 'My top', mine), await company(app, 'Secret middle'), await company(app, 'My below', mine), await company(app, 'My beside', mine)];
  for (const [from, to] of [[top, hidden], [hidden, below], [top, beside]]) await relate(subsidiaryOf, from, to, { share: 90 });
  const [head, secretHead] = [await company(app, 'My head', mine), await company(app, 'Secret head')];
  await relate(branchOf, secretHead, below);

  const { body } = await user.get(`/crm-contacts/contacts/${below.documentId}/hierarchy?structure=group`);
  const relations = await user.get(`/crm-contacts/contacts/${top.documentId}/relations`);
  const foreign = await user.get(`/crm-contacts/contacts/${hidden.documentId}/hierarchy`);
  const refused = await user.post('/crm-contacts/relations', { data: { type: { connect: [{ documentId: branchOf }] }, from: { connect: [{ documentId: head.documentId }] }, to: { connect: [{ documentId: below.documentId }] } } });

  expect(body.nodes).toEqual(expect.arrayContaining([
    expect.objectContaining({ documentId: below.documentId, parent: top.documentId, share: null, effectiveShare: null, name: 'My below' }),
    expect.objectContaining({ documentId: beside.documentId, share: '90', effectiveShare: '90' }),
  ]));
  expect(body.nodes).toHaveLength(3);
  expect(body.nodes[0]).not.toHaveProperty('number');
  expect(relations.body.relations.map(({ other }: { other: { name: string } }) => other.name)).toEqual(['My beside']);
  expect(foreign.status).toBe(404);
  expect(reasonsOf(refused)).toEqual(['to: headOffice']);
  expect(JSON.stringify([body, relations.body, refused.body])).not.toContain('Secret');
});
