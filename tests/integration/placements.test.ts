import { startApplication, type Application } from '../support/application';
import { adminWith, apiWith, roleWith, type AdminClient, type Client } from '../support/clients';
import { reasonsOf } from '../support/refusals';
import { company, made, person, relationType, statementsOf } from '../support/rows';

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
  id: number;
}

let persons = 0;

/** A position of somebody new. */
async function positionAt(employer: Ref, data: object = {}): Promise<Ref> {
  const held = await person(app, 'Test', `Mover${(persons += 1)}`);
  return made(app, 'position', { company: employer.documentId, person: held.documentId, ...data });
}

const departmentOf = (employer: Ref, name: string, data: object = {}) => made(app, 'department', { name, company: employer.documentId, ...data });
const change = (position: Ref, body: object) => admin.post(`/crm-contacts/positions/${position.documentId}/change`, body);
const placementCount = () => app.strapi.db.query('plugin::crm-contacts.placement').count();

interface Shown {
  documentId: string;
  jobTitle: string;
  department: string | null;
  superior: string | null;
  stub?: string;
}
const chartOn = async (employer: Ref, day: string): Promise<{ positions: Shown[]; workplaces: { vacant: boolean }[]; warnings: unknown[] }> =>
  (await admin.get(`/crm-contacts/contacts/${employer.documentId}/org-chart?asOf=${day}`)).body;
const shownOn = async (employer: Ref, position: Ref, day: string) => (await chartOn(employer, day)).positions.find(({ documentId }) => documentId === position.documentId);

describe('a change of place', () => {
  it('holds from a day, and last year’s chart stays true', async () => {
    const employer = await company(app, 'Changing Ltd');
    const [old, now] = [await departmentOf(employer, 'Old'), await departmentOf(employer, 'Now')];
    const boss = await positionAt(employer);
    const desk = await made(app, 'workplace', { name: 'Desk', company: employer.documentId });
    const position = await positionAt(employer, { department: old.documentId, workplace: desk.documentId, jobTitle: 'Clerk', validFrom: '2020-01-01' });

    const answer = await change(position, { startsOn: '2025-01-01', department: now.documentId, workplace: null, superior: boss.documentId, jobTitle: 'Director', email: 'd@example.com' });
    const [before, after] = [await chartOn(employer, '2024-12-31'), await chartOn(employer, '2025-01-01')];
    const list = await admin.get(`/crm-contacts/contacts/${employer.documentId}/positions?asOf=2024-12-31`);

    expect(answer.body).toMatchObject({ placement: { validFrom: '2020-01-01', validTo: '2024-12-31' } });
    expect(before.positions.find(({ documentId }) => documentId === position.documentId)).toMatchObject({ jobTitle: 'Clerk', department: old.documentId, superior: null });
    expect(after.positions.find(({ documentId }) => documentId === position.documentId)).toMatchObject({ jobTitle: 'Director', department: now.documentId, superior: boss.documentId });
    expect([before.workplaces[0].vacant, after.workplaces[0].vacant]).toEqual([false, true]);
    expect(list.body.positions.find(({ documentId }: Shown) => documentId === position.documentId)).toMatchObject({ jobTitle: 'Clerk', department: { name: 'Old' }, superior: null, email: 'd@example.com' });
  });

  it('that is a correction leaves no earlier state', async () => {
    const employer = await company(app, 'Correcting Ltd');
    const position = await positionAt(employer, { jobTitle: 'Clerck', validFrom: '2020-01-01' });
    const before = await placementCount();

    const answer = await change(position, { correction: true, jobTitle: 'Clerk' });

    expect(answer.body.placement).toBeNull();
    expect(await shownOn(employer, position, '2021-01-01')).toMatchObject({ jobTitle: 'Clerk' });
    expect(await placementCount()).toBe(before);
  });

  it('must say one of the two; other fields change without being asked', async () => {
    const employer = await company(app, 'Asking Ltd');
    const position = await positionAt(employer, { jobTitle: 'Clerk' });
    const department = await departmentOf(employer, 'D');

    const neither = await change(position, { department: department.documentId, jobTitle: 'Boss' });
    const both = await change(position, { startsOn: '2025-01-01', correction: true, jobTitle: 'Boss' });
    const noDay = await change(position, { startsOn: '2025-02-30', jobTitle: 'Boss' });
    const unknown = await change(position, { colour: 'red' });
    const other = await change(position, { jobTitle: 'Clerk', phone: '0711 1234567' });

    expect(reasonsOf(neither)).toEqual(['startsOn: sinceWhen', 'startsOn: sinceWhen']);
    expect(reasonsOf(both)).toEqual(['correction: either']);
    expect([noDay.status, unknown.status, other.status]).toEqual([400, 400, 200]);
    expect(reasonsOf(noDay)[0]).toMatch(/^startsOn/);
    expect(reasonsOf(unknown)).toEqual(['colour: unknown']);
  });

  it('comes after the change before it, and within the position’s time', async () => {
    const employer = await company(app, 'Ordered Ltd');
    const position = await positionAt(employer, { jobTitle: 'A', validFrom: '2020-01-01', validTo: '2026-12-31' });
    await change(position, { startsOn: '2023-01-01', jobTitle: 'B' });

    const earlier = await change(position, { startsOn: '2022-01-01', jobTitle: 'C' });
    const sameDay = await change(position, { startsOn: '2023-01-01', jobTitle: 'B2' });
    const afterEnd = await change(position, { startsOn: '2027-01-01', jobTitle: 'C' });
    const later = await change(position, { startsOn: '2024-01-01', jobTitle: 'C' });
    const titles = [];
    for (const day of ['2022-12-31', '2023-01-01', '2023-12-31', '2024-01-01']) titles.push((await shownOn(employer, position, day))?.jobTitle);

    expect([earlier, afterEnd].map((answer) => reasonsOf(answer))).toEqual([['startsOn: notLater'], ['startsOn: afterEnd']]);
    expect([sameDay.status, sameDay.body.placement]).toEqual([200, null]);
    expect(later.status).toBe(200);
    expect(titles).toEqual(['A', 'B2', 'B2', 'C']);
  });

  it('may be planned: every list shows the present until then', async () => {
    const employer = await company(app, 'Planning Ltd');
    const [now, then] = [await departmentOf(employer, 'Now'), await departmentOf(employer, 'Then')];
    const human = await person(app, 'Petra', 'Planned');
    const position = await made(app, 'position', { company: employer.documentId, person: human.documentId, jobTitle: 'Present', department: now.documentId });
    await change(position, { startsOn: '2099-01-01', jobTitle: 'Coming', department: then.documentId });

    const list = await admin.get(`/crm-contacts/contacts/${employer.documentId}/positions`);

    const ofPerson = await admin.get(`/crm-contacts/persons/${human.documentId}/window`);
    const unfolded = await admin.get(`/crm-contacts/contacts/${employer.documentId}/company-persons`);
    const window = await admin.get(`/crm-contacts/contacts/${employer.documentId}/window`);

    expect(list.body.positions[0]).toMatchObject({ jobTitle: 'Present', department: { name: 'Now' } });
    expect(ofPerson.body.positions).toMatchObject([{ jobTitle: 'Present', department: 'Now' }]);
    expect(unfolded.body.results).toMatchObject([{ jobTitle: 'Present', department: 'Now' }]);
    expect(window.body.contactPersons.first).toMatchObject([{ jobTitle: 'Present' }]);
    expect(await shownOn(employer, position, '2099-01-01')).toMatchObject({ jobTitle: 'Coming' });
  });

  it('judges department and superior by the days on which it holds', async () => {
    const employer = await company(app, 'Judging Ltd');
    const gone = await departmentOf(employer, 'Gone', { validTo: '2022-12-31' });
    const leaver = await positionAt(employer, { validTo: '2022-12-31' });
    const position = await positionAt(employer, { validFrom: '2020-01-01' });

    const late = await change(position, { startsOn: '2023-01-01', department: gone.documentId, superior: leaver.documentId });
    const before = await placementCount();
    const outlasting = await change(position, { startsOn: '2022-12-31', department: gone.documentId });
    const inTime = await change(position, { startsOn: '2022-12-31', department: gone.documentId, superior: leaver.documentId, validTo: '2022-12-31' });

    expect(reasonsOf(late)).toEqual(['department: notThen', 'superior: superiorGone']);
    expect(reasonsOf(outlasting)).toEqual(['department: endsFirst']);
    expect(inTime.status).toBe(200);
    expect(await placementCount()).toBe(before + 1);
  });

  it('closes no circle on any day, by whichever way it is written', async () => {
    const employer = await company(app, 'Dated circle Ltd');
    const [one, other] = [await positionAt(employer), await positionAt(employer)];
    await change(one, { correction: true, superior: other.documentId });
    await change(one, { startsOn: '2025-01-01', superior: null });

    const onOneDay = await change(other, { startsOn: '2024-12-31', superior: one.documentId });
    const always = await api.put(`/api/crm-contacts/positions/${other.documentId}`, { data: { superior: one.documentId } });
    const placed = await api.post('/api/crm-contacts/placements', { data: { position: other.documentId, superior: one.documentId, validTo: '2020-12-31' } });
    const fine = await change(other, { startsOn: '2025-01-01', superior: one.documentId });
    const [placement] = (await api.get(`/api/crm-contacts/placements?filters[position][documentId]=${other.documentId}`)).body.data;
    const removed = await api.delete(`/api/crm-contacts/placements/${placement.documentId}`);
    const endless = await api.post('/api/crm-contacts/placements', { data: { position: other.documentId, validFrom: '2030-01-01' } });

    expect([onOneDay, always, placed, removed].map((answer) => reasonsOf(answer))).toEqual(Array(4).fill(['superior: cycle']));
    expect(onOneDay.body.error.message).toMatch(/Test Mover\d+ → Test Mover\d+ → Test Mover\d+/);
    expect(fine.status).toBe(200);
    expect(reasonsOf(endless)).toEqual(['validTo: required']);
    expect((await chartOn(employer, '2024-12-31')).warnings).toEqual([]);
  });

  it('overwrites nobody unseen and needs the right on each field', async () => {
    const employer = await company(app, 'Seen Ltd');
    const position = await positionAt(employer, { jobTitle: 'A' });
    const { updatedAt } = (await admin.get(`/crm-contacts/positions/${position.documentId}`)).body.data;
    await change(position, { correction: true, jobTitle: 'B' });
    const read = 'plugin::content-manager.explorer.read';
    const update = 'plugin::content-manager.explorer.update';
    const user = await adminWith(app, await roleWith(app, [
      { action: 'plugin::crm-contacts.organisation.edit' },
      { action: read, subject: 'plugin::crm-contacts.contact', properties: { fields: ['name'] } },
      { action: update, subject: 'plugin::crm-contacts.contact', properties: { fields: ['name'] } },
      { action: read, subject: 'plugin::crm-contacts.position', properties: { fields: ['jobTitle', 'phone'] } },
      { action: update, subject: 'plugin::crm-contacts.position', properties: { fields: ['phone'] } },
    ]));

    const conflict = await change(position, { correction: true, jobTitle: 'C', seen: { updatedAt, values: { jobTitle: 'A' } } });
    const refused = await user.post(`/crm-contacts/positions/${position.documentId}/change`, { correction: true, jobTitle: 'C' });
    const allowed = await user.post(`/crm-contacts/positions/${position.documentId}/change`, { phone: '0711 7654321' });
    const missing = await user.post('/crm-contacts/positions/nobodynobodynobodynobody/change', { phone: '0711 7654321' });

    expect(conflict.status).toBe(409);
    expect(conflict.body.error.details).toMatchObject({ reason: 'changed', fields: ['jobTitle'] });
    expect([refused.status, allowed.status, missing.status]).toEqual([403, 200, 404]);
  });
});

describe('a leaver', () => {
  it('hands the reports over in one step, each with the state before kept', async () => {
    const employer = await company(app, 'Handing Ltd');
    const [leaver, heir] = [await positionAt(employer, { validTo: '2024-06-30' }), await positionAt(employer)];
    const reports = [await positionAt(employer, { superior: leaver.documentId }), await positionAt(employer, { superior: leaver.documentId, validFrom: '2024-06-01' })];
    const former = await positionAt(employer, { superior: leaver.documentId, validTo: '2023-12-31' });
    const late = await positionAt(employer, { validFrom: '2024-06-30', superior: leaver.documentId });

    const { body, status } = await admin.post(`/crm-contacts/positions/${leaver.documentId}/move-reports`, { to: heir.documentId, startsOn: '2024-07-01' });
    const superiorOn = async (position: Ref, day: string) => (await shownOn(employer, position, day))?.superior;

    expect(status).toBe(200);
    expect(body.moved.sort()).toEqual([...reports, late].map(({ documentId }) => documentId).sort());
    for (const report of reports) {
      expect(await superiorOn(report, '2024-06-30')).toBe(leaver.documentId);
      expect(await superiorOn(report, '2024-07-01')).toBe(heir.documentId);
    }
    expect(await superiorOn(former, '2023-12-31')).toBe(leaver.documentId);
  });

  it('hands over those too who go elsewhere later by a change that is planned already', async () => {
    const employer = await company(app, 'Handing planned Ltd');
    const [leaver, heir, next] = [await positionAt(employer, { validTo: '2024-06-30' }), await positionAt(employer), await positionAt(employer)];
    const report = await positionAt(employer, { superior: leaver.documentId });
    await change(report, { startsOn: '2030-01-01', superior: next.documentId });

    const { body } = await admin.post(`/crm-contacts/positions/${leaver.documentId}/move-reports`, { to: heir.documentId, startsOn: '2024-07-01' });
    const superiors = [];
    for (const day of ['2024-06-30', '2024-07-01', '2029-12-31', '2030-01-01']) superiors.push((await shownOn(employer, report, day))?.superior);

    expect(body).toEqual({ moved: [report.documentId] });
    expect(superiors).toEqual([leaver, heir, heir, next].map(({ documentId }) => documentId));
  });

  it('is shown as gone where the superior sat elsewhere in the family', async () => {
    const [daughter, mother] = [await company(app, 'Left daughter'), await company(app, 'Left mother')];
    await made(app, 'relation', { type: await relationType(app, 'subsidiary-of'), from: mother.documentId, to: daughter.documentId });
    const boss = await positionAt(mother, { validTo: '2024-06-30' });
    await positionAt(daughter, { superior: boss.documentId });

    const stubOn = async (day: string) => shownOn(daughter, boss, day);

    expect(await stubOn('2024-06-30')).toMatchObject({ stub: 'elsewhere' });
    expect(await stubOn('2024-06-30')).not.toHaveProperty('left');
    expect(await stubOn('2024-07-01')).toMatchObject({ stub: 'elsewhere', left: true });
  });

  it('hands over all or nothing', async () => {
    const employer = await company(app, 'Nothing Ltd');
    const leaver = await positionAt(employer);
    const [first, second] = [await positionAt(employer, { superior: leaver.documentId }), await positionAt(employer, { superior: leaver.documentId })];
    const before = await placementCount();

    const circle = await admin.post(`/crm-contacts/positions/${leaver.documentId}/move-reports`, { to: second.documentId, startsOn: '2025-01-01' });
    const stranger = await admin.post(`/crm-contacts/positions/${first.documentId}/move-reports`, { to: null, startsOn: '2025-01-01', reports: [second.documentId] });
    const some = await admin.post(`/crm-contacts/positions/${leaver.documentId}/move-reports`, { to: second.documentId, startsOn: '2025-01-01', reports: [first.documentId] });

    expect(reasonsOf(circle)).toEqual([`reports.${second.documentId}.superior: cycle`]);
    expect(reasonsOf(stranger)).toEqual([`reports.${second.documentId}: noReport`]);
    expect(some.body).toEqual({ moved: [first.documentId] });
    expect(await placementCount()).toBe(before + 1);
  });
});

it('shows a day with many placements in as many statements as one with few', async () => {
  const companyWith = async (count: number) => {
    const employer = await company(app, `Placed ${count}`);
    const [boss, next] = [await positionAt(employer), await positionAt(employer)];
    for (let index = 0; index < count; index += 1) {
      const position = await positionAt(employer, { superior: boss.documentId });
      await change(position, { startsOn: '2025-01-01', superior: next.documentId, jobTitle: 'Moved' });
    }
    return employer;
  };
  const [few, many] = [await companyWith(2), await companyWith(40)];
  const countOf = (employer: Ref) => statementsOf(app, () => chartOn(employer, '2024-12-31'));
  await countOf(few);

  expect(await countOf(many)).toBe(await countOf(few));
});
