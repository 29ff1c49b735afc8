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
  expect(empty.body).toEqual({ documentId: heir.documentId, validTo: '2025-06-30', moved: { positions: 0, forATime: 0, workplaces: 0, departments: 0 } });
});

it('moves on request what is in it from the day after', async () => {
  const { employer, department, heir, below, desk, member } = await filled('Moving out Ltd');

  const { body } = await dissolve(department, { endsOn: '2025-06-30', moveTo: heir.documentId });
  const [lastDay, dayAfter] = [await chartOn(employer, '2025-06-30'), await chartOn(employer, '2025-07-01')];
  const placeOf = (chart: { positions: { documentId: string }[] }) => chart.positions.find(({ documentId }) => documentId === member.documentId);

  expect(body.moved).toEqual({ positions: 1, forATime: 0, workplaces: 1, departments: 1 });
  expect(placeOf(lastDay)).toMatchObject({ department: department.documentId, jobTitle: 'Clerk' });
  expect(placeOf(dayAfter)).toMatchObject({ department: heir.documentId, jobTitle: 'Clerk', workplace: desk.documentId });
  expect(named(lastDay.departments)).toEqual(['Below', 'Heir', 'Old']);
  expect(named(dayAfter.departments)).toEqual(['Below', 'Heir']);
  expect(dayAfter.departments.find(({ documentId }: Ref) => documentId === below.documentId)).toMatchObject({ parent: heir.documentId });
  expect(dayAfter.workplaces).toMatchObject([{ documentId: desk.documentId, department: heir.documentId, vacant: false }]);
});

describe('a change that is planned for later', () => {
  const change = (position: Ref, body: object) => admin.post(`/crm-contacts/positions/${position.documentId}/change`, body);
  const contentsOf = async (department: Ref, after: string) => (await admin.get(`/crm-contacts/departments/${department.documentId}/contents?after=${after}`)).body;
  const departmentOn = async (employer: Ref, position: Ref, day: string) =>
    (await chartOn(employer, day)).positions.find(({ documentId }: Ref) => documentId === position.documentId).department;

  /** Somebody who comes from Old into Heir for the first half of 2027, and then into Below. */
  async function planned(name: string) {
    const parts = await filled(name);
    await change(parts.member, { startsOn: '2027-01-01', department: parts.heir.documentId });
    await change(parts.member, { startsOn: '2027-07-01', department: parts.below.documentId });
    return parts;
  }

  it('counts as being in the department', async () => {
    const { heir, department, member, below } = await planned('Planned Ltd');

    const [inHeir, inOld, afterwards, inBelow] = [
      await contentsOf(heir, '2026-11-30'), await contentsOf(department, '2026-11-30'), await contentsOf(heir, '2027-06-30'), await contentsOf(below, '2026-11-30'),
    ];
    const refused = await dissolve(heir, { endsOn: '2026-11-30' });
    const byHand = await api.put(`/api/crm-contacts/departments/${heir.documentId}`, { data: { validTo: '2027-06-29' } });
    const inTime = await api.put(`/api/crm-contacts/departments/${heir.documentId}`, { data: { validTo: '2027-06-30' } });

    expect(inHeir).toMatchObject({ positions: [], forATime: [{ documentId: member.documentId, jobTitle: 'Clerk', validFrom: '2027-01-01', validTo: '2027-06-30' }] });
    expect(inOld).toMatchObject({ positions: [], forATime: [{ documentId: member.documentId, validFrom: null, validTo: '2026-12-31' }] });
    expect(afterwards).toMatchObject({ positions: [], forATime: [] });
    expect(inBelow).toMatchObject({ positions: [{ documentId: member.documentId }], forATime: [] });
    expect(refused.body.error.details.errors[0]).toMatchObject({ reason: 'outlived', details: { counts: { 'positions for a time': 1 } } });
    expect([reasonsOf(byHand), inTime.status]).toEqual([['validTo: outlived'], 200]);
  });

  it('moves with the rest, wholly or from the day after', async () => {
    const { employer, heir, department, member, below } = await planned('Replanned Ltd');
    const other = await made(app, 'department', { name: 'Other', company: employer.documentId });

    const spanning = await dissolve(heir, { endsOn: '2027-03-31', moveTo: other.documentId });
    const coming = await dissolve(other, { endsOn: '2027-02-28', moveTo: null });
    const begun = await dissolve(department, { endsOn: '2026-11-30', moveTo: null });
    const days = ['2026-11-30', '2026-12-31', '2027-01-01', '2027-03-31', '2027-04-01', '2027-06-30', '2027-07-01'];
    const places = [];
    for (const day of days) places.push(await departmentOn(employer, member, day));

    expect([spanning, coming, begun].map(({ body }) => body.moved.forATime)).toEqual([1, 1, 1]);
    expect(places).toEqual([department.documentId, null, heir.documentId, heir.documentId, null, null, below.documentId]);
  });

  it('keeps nothing in the department once the position ends before it', async () => {
    const { heir, member } = await planned('Unborn Ltd');
    await admin.post(`/crm-contacts/positions/${member.documentId}/end`, { validTo: '2026-12-31' });

    const contents = await contentsOf(heir, '2026-11-30');
    const dissolved = await dissolve(heir, { endsOn: '2026-11-30' });

    expect(contents.forATime).toEqual([]);
    expect(dissolved.status).toBe(200);
  });

  it('is moved all or not at all', async () => {
    const { heir, employer, member } = await planned('Unmoved Ltd');
    const short = await made(app, 'department', { name: 'Short', company: employer.documentId, validTo: '2027-05-31' });
    const placements = () => app.strapi.db.query('plugin::crm-contacts.placement').count();
    const before = await placements();

    const refused = await dissolve(heir, { endsOn: '2027-03-31', moveTo: short.documentId });

    expect(reasonsOf(refused)).toEqual([`forATime.${member.documentId}.department: endsFirst`]);
    expect(await placements()).toBe(before);
    expect(await departmentOn(employer, member, '2027-04-01')).toBe(heir.documentId);
  });

  it('keeps a workplace from ending too', async () => {
    const { employer, member } = await filled('Planned desk Ltd');
    const desk = await made(app, 'workplace', { name: 'Desk for a time', company: employer.documentId });
    await change(member, { startsOn: '2027-01-01', workplace: desk.documentId });
    await change(member, { startsOn: '2027-07-01', workplace: null });
    const endOn = (validTo: string) => admin.put(`/crm-contacts/workplaces/${desk.documentId}`, { data: { validTo } });

    const [refused, inTime] = [await endOn('2026-12-31'), await endOn('2027-06-30')];

    expect(reasonsOf(refused)).toEqual(['validTo: outlived']);
    expect(inTime.status).toBe(200);
  });
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
  const partial = await adminWith(app, await roleWith(app, [...actions, ...contacts, right('read', 'department', ['name', 'parent']), right('update', 'department', ['validTo', 'parent']), right('read', 'position', ['jobTitle', 'department'])]));
  const unplaced = await adminWith(app, await roleWith(app, [...actions, ...contacts, right('read', 'department', ['name']), right('update', 'department', ['validTo']), right('read', 'position', ['jobTitle'])]));
  const blind = await adminWith(app, await roleWith(app, [...actions, ...contacts]));

  const refused = await partial.post(`/crm-contacts/departments/${department.documentId}/dissolve`, { endsOn: '2025-06-30', moveTo: heir.documentId });
  const counted = await partial.post(`/crm-contacts/departments/${department.documentId}/dissolve`, { endsOn: '2025-06-30' });
  const contents = await partial.get(`/crm-contacts/departments/${department.documentId}/contents?after=2025-06-30`);
  const [countedBlindly, contentsBlindly] = [await unplaced.post(`/crm-contacts/departments/${department.documentId}/dissolve`, { endsOn: '2025-06-30' }), await unplaced.get(`/crm-contacts/departments/${department.documentId}/contents?after=2025-06-30`)];
  const hidden = [await blind.post(`/crm-contacts/departments/${department.documentId}/dissolve`, { endsOn: '2025-06-30' }), await blind.get(`/crm-contacts/departments/${department.documentId}/contents`)];

  expect(refused.status).toBe(403);
  expect(counted.body.error.details.errors[0].details.counts).toEqual({ positions: 1, departments: 1, 'other entries': 1 });
  expect(contents.body).toMatchObject({ positions: [{ person: null, jobTitle: 'Clerk' }], workplaces: [], departments: [{ name: 'Below' }] });
  // Who may not read where positions and departments belong does not learn it from what stands in the way.
  expect(countedBlindly.body.error.details.errors[0].details.counts).toEqual({ 'other entries': 3 });
  expect(contentsBlindly.body).toEqual({ after: '2025-06-30', positions: [], forATime: [], workplaces: [], departments: [] });
  expect(hidden.map(({ status }) => status)).toEqual([404, 404]);
});
