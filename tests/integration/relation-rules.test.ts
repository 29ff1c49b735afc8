import type { Hierarchy } from '../../src/plugins/crm-contacts/contracts/relations';
import { startApplication, type Application } from '../support/application';
import { adminWith, apiWith, type AdminClient, type Client } from '../support/clients';
import { reasonsOf } from '../support/refusals';
import { company, made, person, relationType } from '../support/rows';

/** Which rule is ours where contact systems differ: docs/relations.md. */
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

const companies = (...names: string[]) => Promise.all(names.map((name) => company(app, name)));
const relate = (type: string, from: Ref, to: Ref, data: object = {}) => api.post('/api/crm-contacts/relations', { data: { type, from: from.documentId, to: to.documentId, ...data } });
const newType = async (data: object) => (await admin.post('/crm-contacts/relation-types', { data: { structure: 'none', fromKind: 'any', toKind: 'any', ...data } })).body.data.documentId as string;
const seenFrom = async (contact: Ref, query = '') => (await admin.get(`/crm-contacts/contacts/${contact.documentId}/relations${query}`)).body.relations;
const treeOn = async (contact: Ref, day: string): Promise<Hierarchy> => (await admin.get(`/crm-contacts/contacts/${contact.documentId}/hierarchy?asOf=${day}`)).body;
const namesIn = (tree: Hierarchy) => tree.nodes.map(({ name }) => name).sort();

describe('a relation type', () => {
  it('has two labels, or one where it is symmetric', async () => {
    const [one, other] = await companies('Left side', 'Right side');
    const directed = await newType({ key: 'mentor-of', name: 'mentor of', inverseName: 'mentored by' });
    const symmetric = await newType({ key: 'friend-of', name: 'friend of', symmetric: true });
    await relate(directed, one, other);
    await relate(symmetric, one, other);

    const labels = async (contact: Ref) => (await seenFrom(contact)).map(({ label }: { label: { en: string } }) => label.en).sort();

    expect(await labels(one)).toEqual(['friend of', 'mentor of']);
    expect(await labels(other)).toEqual(['friend of', 'mentored by']);
  });

  it('allows relations of a contact to itself only where it says so, and no less while there are some', async () => {
    const [one] = await companies('Narcissus');
    const selfish = await newType({ key: 'admires', name: 'admires', allowSelf: true });
    const strict = await newType({ key: 'ignores', name: 'ignores' });

    const allowed = await relate(selfish, one, one);
    const refused = await relate(strict, one, one);
    const switchedOff = await admin.put(`/crm-contacts/relation-types/${selfish}`, { data: { allowSelf: false } });
    await api.delete(`/api/crm-contacts/relations/${allowed.body.data.documentId}`);
    const afterwards = await admin.put(`/crm-contacts/relation-types/${selfish}`, { data: { allowSelf: false } });

    expect([allowed.status, afterwards.status]).toEqual([201, 200]);
    expect([reasonsOf(refused), reasonsOf(switchedOff)]).toEqual([['to: selfRelation'], ['allowSelf: inUse']]);
  });

  it('keeps its relations by not being deleted', async () => {
    const [one, other] = await companies('Keeper', 'Kept');
    const type = await newType({ key: 'keeps', name: 'keeps' });
    await relate(type, one, other);

    const refused = await api.delete(`/api/crm-contacts/relation-types/${type}`);

    expect(reasonsOf(refused)).toEqual(['documentId: inUse']);
    expect(await seenFrom(one)).toHaveLength(1);
  });
});

describe('the dates of a relation', () => {
  it('are open where they are empty: such a relation overlaps every other', async () => {
    const [one, other] = await companies('Open from', 'Open to');
    const partner = await relationType(app, 'partner-of');
    const open = await relate(partner, one, other);

    const always = await relate(partner, one, other);
    const someDay = await relate(partner, other, one, { validFrom: '2090-01-01', validTo: '2090-01-01' });

    expect(open.status).toBe(201);
    expect([reasonsOf(always), reasonsOf(someDay)]).toEqual([['validFrom: relationTwice'], ['validFrom: relationTwice']]);
    expect(await seenFrom(one, '?asOf=1900-01-01')).toHaveLength(1);
    expect(await seenFrom(one, '?asOf=2999-12-31')).toHaveLength(1);
  });

  it('change alone: what an update does not name stays', async () => {
    const [one, other] = await companies('Partial from', 'Partial to');
    const { documentId } = (await relate(subsidiaryOf, one, other, { share: 61.5, validFrom: '2020-01-01', note: 'Bought' })).body.data;

    await api.put(`/api/crm-contacts/relations/${documentId}`, { data: { validTo: '2030-12-31' } });

    expect((await seenFrom(one))[0]).toMatchObject({ share: '61.5', validFrom: '2020-01-01', validTo: '2030-12-31', note: 'Bought', other: { name: 'Partial to' } });
  });

  it('end a relation that its type would no longer allow', async () => {
    const human = await person(app, 'Paula', 'Person');
    const owner = await made(app, 'contact', { kind: 'person', name: 'x', person: human.documentId });
    const [one] = await companies('Owned by a person');
    const type = await newType({ key: 'used-to-fit', name: 'used to fit' });
    const { documentId } = (await relate(type, owner, one)).body.data;
    await app.strapi.db.connection('crm_relation_types').where({ document_id: type }).update({ from_kind: 'company' });

    const ended = await api.put(`/api/crm-contacts/relations/${documentId}`, { data: { validTo: '2025-12-31' } });
    const again = await relate(type, owner, one, { validFrom: '2026-01-01' });

    expect(ended.status).toBe(200);
    expect(reasonsOf(again)).toEqual(['from: wrongKind']);
  });
});

describe('a corporate family', () => {
  it('keeps a member until the last of its relations ends', async () => {
    const [top, other, member] = await companies('Two ways top', 'Two ways other', 'Two ways member');
    await relate(subsidiaryOf, top, other, { share: 100 });
    await relate(subsidiaryOf, top, member, { share: 60, validTo: '2025-06-30' });
    await relate(subsidiaryOf, other, member, { share: 40, validTo: '2025-12-31' });

    expect(namesIn(await treeOn(top, '2025-06-30'))).toContain('Two ways member');
    expect(namesIn(await treeOn(top, '2025-07-01'))).toContain('Two ways member');
    expect(namesIn(await treeOn(top, '2026-01-01'))).toEqual(['Two ways other', 'Two ways top']);
  });

  it('shows several owners: one carries the member, the others are links, and a circle ends', async () => {
    const [holding, fund, plant, shell] = await companies('Web holding', 'Web fund', 'Web plant', 'Web shell');
    await relate(subsidiaryOf, holding, plant, { share: 70 });
    await relate(subsidiaryOf, fund, plant, { share: 30 });
    await relate(subsidiaryOf, plant, shell, { share: 100 });
    await relate(subsidiaryOf, shell, plant, { share: 0 });

    const tree = await treeOn(shell, '2026-01-01');

    expect(tree.root).toBe(holding.documentId);
    expect(tree.links.map(({ from, to }) => [from, to])).toEqual(expect.arrayContaining([[fund.documentId, plant.documentId], [shell.documentId, plant.documentId]]));
    expect(tree.warnings.map(({ reason }) => reason)).toEqual(['circular-holding']);
  });

  it('includes the contact that is asked about, and all that stands below a closed one', async () => {
    const [head, closed, leaf] = await companies('Chain head', 'Chain closed', 'Chain leaf');
    await relate(branchOf, head, closed);
    await relate(branchOf, closed, leaf);
    await admin.post(`/crm-contacts/contacts/${closed.documentId}/close`, { reason: 'Sold' });

    expect(namesIn(await treeOn(leaf, '2026-01-01'))).toEqual(['Chain closed', 'Chain head', 'Chain leaf']);
  });

  it('refuses to delete a head office that still has branches, with counts', async () => {
    const [head, leaf] = await companies('Standing head', 'Standing leaf');
    await relate(branchOf, head, leaf);

    const refused = await admin.delete(`/crm-contacts/contacts/${head.documentId}`);

    expect(refused.status).toBe(400);
    expect(refused.body.error.details.errors[0].details.counts).toEqual({ relations: 1 });
  });
});

describe('a department that has ended', () => {
  it('leaves what is below it visible, at the top, should broken data leave it there', async () => {
    const employer = await company(app, 'Ended above Ltd');
    const above = await made(app, 'department', { name: 'Ended', company: employer.documentId });
    await made(app, 'department', { name: 'Left over', company: employer.documentId, parent: above.documentId });
    await app.strapi.db.connection('crm_departments').where({ document_id: above.documentId }).update({ valid_to: '2024-12-31' });

    const { body } = await admin.get(`/crm-contacts/contacts/${employer.documentId}/org-chart?asOf=2025-01-01`);

    expect(body.departments).toMatchObject([{ name: 'Left over', parent: null }]);
  });
});
