import { startApplication, type Application } from '../support/application';
import { adminWith, apiWith, roleWith, type AdminClient, type Client } from '../support/clients';
import { reasonsOf } from '../support/refusals';
import { company, made, person } from '../support/rows';

let app: Application;
let admin: AdminClient;
let api: Client;

beforeAll(async () => {
  app = await startApplication();
  admin = await adminWith(app);
  api = await apiWith(app);
});
afterAll(() => app.stop());

interface Ref {
  documentId: string;
}

const dissolve = (department: Ref, body: object) => admin.post(`/crm-contacts/departments/${department.documentId}/dissolve`, body);
const chartOn = async (employer: Ref, day: string) => (await admin.get(`/crm-contacts/contacts/${employer.documentId}/org-chart?asOf=${day}`)).body;
const named = (rows: { name: string }[]) => rows.map(({ name }) => name);

let people = 0;

/** A department with two people, one of whom has left, a workplace and a department below. */
async function filled(name: string) {
  const employer = await company(app, name);
  const department = await made(app, 'department', { name: 'Old', company: employer.documentId });
  const heir = await made(app, 'department', { name: 'Heir', company: employer.documentId });
  const below = await made(app, 'department', { name: 'Below', company: employer.documentId, parent: department.documentId });
  const desk = await made(app, 'workplace', { name: 'Desk', company: employer.documentId, department: department.documentId });
  const positionOf = async (data: object) => {
    const human = await person(app, 'Dora', `Depart${(people += 1)}`);
    return made(app, 'position', { company: employer.documentId, person: human.documentId, department: department.documentId, ...data });
  };
  const [member, former] = [await positionOf({ workplace: desk.documentId, jobTitle: 'Clerk' }), await positionOf({ validTo: '2024-12-31' })];
  return { employer, department, heir, below, desk, member, former };
}

it('says what is still in a department, by name', async () => {
  const { department, member, below, desk } = await filled('Contents Ltd');

  const { body } = await admin.get(`/crm-contacts/departments/${department.documentId}/contents?after=2025-06-30`);
  const before = await api.get(`/api/crm-contacts/departments/${department.documentId}/contents?after=2024-06-30`);
  const wrong = await admin.get(`/crm-contacts/departments/${department.documentId}/contents?after=soon`);

  expect(body).toMatchObject({
    after: '2025-06-30', positions: [{ documentId: member.documentId, jobTitle: 'Clerk', person: { name: expect.stringMatching(/^Dora Depart/) } }],
    workplaces: [{ documentId: desk.documentId, name: 'Desk' }], departments: [{ documentId: below.documentId, name: 'Below' }],
  });
  expect(before.body.positions).toHaveLength(2);
  expect(reasonsOf(wrong)[0]).toMatch(/^after/);
});

it('refuses to dissolve a department that is not empty, and dissolves an empty one', async () => {
  const { department, heir } = await filled('Refusing Ltd');

  const refused = await dissolve(department, { endsOn: '2025-06-30' });
  const itself = await dissolve(department, { endsOn: '2025-06-30', moveTo: department.documentId });
  const empty = await dissolve(heir, { endsOn: '2025-06-30' });

  expect(reasonsOf(refused)).toEqual(['validTo: outlived']);
  expect(refused.body.error.details.errors[0].details.counts).toEqual({ positions: 1, departments: 1, workplaces: 1 });
  expect(reasonsOf(itself)).toEqual(['moveTo: dissolvedItself']);
  expect(empty.body).toEqual({ documentId: heir.documentId, validTo: '2025-06-30', moved: { positions: 0, workplaces: 0, departments: 0 } });
});

it('moves on request what is in it from the day after', async () => {
  const { employer, department, heir, below, desk, member } = await filled('Moving out Ltd');

  const { body } = await dissolve(department, { endsOn: '2025-06-30', moveTo: heir.documentId });
  const [lastDay, dayAfter] = [await chartOn(employer, '2025-06-30'), await chartOn(employer, '2025-07-01')];
  const placeOf = (chart: { positions: { documentId: string }[] }) => chart.positions.find(({ documentId }) => documentId === member.documentId);

  expect(body.moved).toEqual({ positions: 1, workplaces: 1, departments: 1 });
  expect(placeOf(lastDay)).toMatchObject({ department: department.documentId, jobTitle: 'Clerk' });
  expect(placeOf(dayAfter)).toMatchObject({ department: heir.documentId, jobTitle: 'Clerk', workplace: desk.documentId });
  expect(named(lastDay.departments)).toEqual(['Below', 'Heir', 'Old']);
  expect(named(dayAfter.departments)).toEqual(['Below', 'Heir']);
  expect(dayAfter.departments.find(({ documentId }: Ref) => documentId === below.documentId)).toMatchObject({ parent: heir.documentId });
  expect(dayAfter.workplaces).toMatchObject([{ documentId: desk.documentId, department: heir.documentId, vacant: false }]);
});

it('may move everything to a part of the dissolved department, or to none', async () => {
  const [one, other] = [await filled('Into part Ltd'), await filled('Into none Ltd')];

  const toPart = await dissolve(one.department, { endsOn: '2025-06-30', moveTo: one.below.documentId });
  const toNone = await dissolve(other.department, { endsOn: '2025-06-30', moveTo: null });
  const [partly, freely] = [await chartOn(one.employer, '2025-07-01'), await chartOn(other.employer, '2025-07-01')];

  expect([toPart.status, toNone.status]).toEqual([200, 200]);
  expect(partly.departments).toMatchObject([{ name: 'Below', parent: null }, { name: 'Heir' }]);
  expect(partly.positions).toMatchObject([{ department: one.below.documentId }]);
  expect(freely.positions).toMatchObject([{ department: null }]);
});

it('dissolves once, however often it is sent at the same time', async () => {
  const { department, heir } = await filled('Parallel Ltd');

  const answers = await Promise.all([1, 2, 3].map(() => dissolve(department, { endsOn: '2025-06-30', moveTo: heir.documentId })));
  const later = await dissolve(department, { endsOn: '2025-12-31', moveTo: heir.documentId });

  expect(answers.map(({ status }) => status).sort()).toEqual([200, 400, 400]);
  expect(answers.filter(({ status }) => status === 400).map(reasonsOf)).toEqual([['endsOn: dissolved'], ['endsOn: dissolved']]);
  expect(reasonsOf(later)).toEqual(['endsOn: dissolved']);
});

it('lets nothing in that would outlast it, whoever is faster', async () => {
  const { employer, heir, member, desk } = await filled('Closing Ltd');
  await dissolve(heir, { endsOn: '2025-06-30' });
  const into = (data: object) => api.put(`/api/crm-contacts/positions/${member.documentId}`, { data });

  const outlasting = await into({ department: heir.documentId });
  const place = await api.put(`/api/crm-contacts/workplaces/${desk.documentId}`, { data: { department: heir.documentId } });
  const part = await api.post('/api/crm-contacts/departments', { data: { name: 'Part', company: employer.documentId, parent: heir.documentId } });
  const inTime = await into({ department: heir.documentId, validTo: '2025-06-30' });
  const longer = await into({ validTo: null });

  expect([outlasting, place, part, inTime, longer].map((answer) => (answer.status === 200 ? [] : reasonsOf(answer)))).toEqual([
    ['department: endsFirst'], ['department: endsFirst'], ['parent: endsFirst'], [], ['department: endsFirst'],
  ]);
});

it('is empty afterwards, though somebody moves in while it is dissolved', async () => {
  const { employer, heir, member } = await filled('Racing Ltd');

  const [dissolved, moved] = await Promise.all([
    dissolve(heir, { endsOn: '2025-06-30', moveTo: null }),
    api.post(`/api/crm-contacts/positions/${member.documentId}/change`, { department: heir.documentId, startsOn: '2025-06-30' }),
  ]);
  const { positions } = await chartOn(employer, '2025-07-01');

  expect([dissolved.status, moved.status]).toEqual([200, expect.any(Number)]);
  // Whoever came first: moved in and out again, or not let in any more.
  expect(positions.find(({ documentId }: Ref) => documentId === member.documentId).department).not.toBe(heir.documentId);
});

it('moves all or nothing', async () => {
  const { employer, department, heir } = await filled('Half Ltd');
  const stranger = await made(app, 'department', { name: 'Foreign', company: (await company(app, 'Stranger Ltd')).documentId });
  await dissolve(heir, { endsOn: '2025-01-31' });
  const placements = () => app.strapi.db.query('plugin::crm-contacts.placement').count();
  const before = await placements();

  const foreign = await dissolve(department, { endsOn: '2025-06-30', moveTo: stranger.documentId });
  const gone = await dissolve(department, { endsOn: '2025-06-30', moveTo: heir.documentId });
  const unknown = await dissolve(department, { endsOn: '2025-06-30', moveTo: 'nobodynobodynobodynobody' });

  expect(reasonsOf(foreign)[0]).toMatch(/^positions\..*\.department: otherCompany$/);
  expect(reasonsOf(gone)[0]).toMatch(/^positions\..*\.department: notThen$/);
  expect(unknown.status).toBe(400);
  expect(await placements()).toBe(before);
  expect(named((await chartOn(employer, '2025-07-01')).departments)).toEqual(['Below', 'Old']);
});

it('takes along what is below when a department moves', async () => {
  const { employer, department, heir, below, member } = await filled('Taking Ltd');

  await api.put(`/api/crm-contacts/departments/${department.documentId}`, { data: { parent: heir.documentId } });
  const { departments, positions } = await chartOn(employer, '2026-01-01');
  const parentOf = (row: Ref) => departments.find(({ documentId }: Ref) => documentId === row.documentId).parent;

  expect([parentOf(below), parentOf(department), parentOf(heir)]).toEqual([department.documentId, heir.documentId, null]);
  expect(positions).toMatchObject([{ documentId: member.documentId, department: department.documentId }]);
});

it('needs the right on all that moves, and hides departments from who may not see them', async () => {
  const { department, heir } = await filled('Rights Ltd');
  const right = (action: string, type: string, fields: string[]) => ({ action: `plugin::content-manager.explorer.${action}`, subject: `plugin::crm-contacts.${type}`, properties: { fields } });
  const actions = [{ action: 'plugin::crm-contacts.organisation.edit' }, { action: 'plugin::crm-contacts.organisation.read' }];
  const contacts = [right('read', 'contact', ['name']), right('update', 'contact', ['name'])];
  const partial = await adminWith(app, await roleWith(app, [...actions, ...contacts, right('read', 'department', ['name']), right('update', 'department', ['validTo', 'parent']), right('read', 'position', ['jobTitle'])]));
  const blind = await adminWith(app, await roleWith(app, [...actions, ...contacts]));

  const refused = await partial.post(`/crm-contacts/departments/${department.documentId}/dissolve`, { endsOn: '2025-06-30', moveTo: heir.documentId });
  const counted = await partial.post(`/crm-contacts/departments/${department.documentId}/dissolve`, { endsOn: '2025-06-30' });
  const contents = await partial.get(`/crm-contacts/departments/${department.documentId}/contents?after=2025-06-30`);
  const hidden = [await blind.post(`/crm-contacts/departments/${department.documentId}/dissolve`, { endsOn: '2025-06-30' }), await blind.get(`/crm-contacts/departments/${department.documentId}/contents`)];

  expect(refused.status).toBe(403);
  expect(counted.body.error.details.errors[0].details.counts).toEqual({ positions: 1, departments: 1, 'other entries': 1 });
  expect(contents.body).toMatchObject({ positions: [{ person: null, jobTitle: 'Clerk' }], workplaces: [], departments: [{ name: 'Below' }] });
  expect(hidden.map(({ status }) => status)).toEqual([404, 404]);
});
