import { startApplication, type Application } from '../support/application';
import { adminWith, apiWith, roleWith, type AdminClient, type Client } from '../support/clients';
import { reasonsOf, type Refused } from '../support/refusals';
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
const someone = () => person(app, 'Test', `Person${(persons += 1)}`);

/** A position of somebody new. */
async function positionAt(employer: Ref, data: object = {}): Promise<Ref> {
  const held = await someone();
  return made(app, 'position', { company: employer.documentId, person: held.documentId, ...data });
}

const reportTo = (position: Ref, superior: Ref | null) => api.put(`/api/crm-contacts/positions/${position.documentId}`, { data: { superior: superior?.documentId ?? null } });

/** Raw SQL: what no guard would let in. */
async function point(table: string, column: string, from: Ref, to: Ref) {
  await app.strapi.db.connection(table).insert({ [column]: from.id, [`inv_${column}`]: to.id });
}

it('adds a contact person with a new person in one transaction', async () => {
  const employer = await company(app, 'Müller Antriebe GmbH', { country: 'DE' });
  const department = await made(app, 'department', { name: 'Purchasing', company: employer.documentId });
  const boss = await positionAt(employer);

  const answer = await admin.post(`/crm-contacts/contacts/${employer.documentId}/contact-persons`, {
    newPerson: { firstName: 'Elke', lastName: 'Vogt' }, department: department.documentId, superior: boss.documentId,
    jobTitle: 'Head of purchasing', phone: '0711 123456', email: 'E.Vogt@Müller.de', main: true, validFrom: '2024-01-01',
  });
  const list = await admin.get(`/crm-contacts/contacts/${employer.documentId}/positions`);
  const stored = await app.strapi.db.query('plugin::crm-contacts.position').findOne({ where: { documentId: answer.body.documentId } });

  expect(answer.status).toBe(201);
  expect(list.body.positions[0]).toMatchObject({
    person: { documentId: answer.body.person, name: 'Elke Vogt' }, jobTitle: 'Head of purchasing', main: true, current: true,
    department: { name: 'Purchasing' }, superior: { documentId: boss.documentId, left: false },
  });
  expect(stored).toMatchObject({ phoneKey: '+49711123456', emailKey: 'e.vogt@xn--mller-kva.de' });
});

it('leaves no person behind when the position is refused', async () => {
  const [employer, elsewhere] = [await company(app, 'Half Ltd'), await company(app, 'Whole Ltd')];
  const foreign = await made(app, 'department', { name: 'Foreign', company: elsewhere.documentId });
  const before = await app.strapi.db.query('plugin::crm-contacts.person').count();

  const refused = await admin.post(`/crm-contacts/contacts/${employer.documentId}/contact-persons`, { newPerson: { lastName: 'Nobody' }, department: foreign.documentId });
  const nameless = await admin.post(`/crm-contacts/contacts/${employer.documentId}/contact-persons`, { newPerson: { lastName: ' ' } });
  const neither = await admin.post(`/crm-contacts/contacts/${employer.documentId}/contact-persons`, { jobTitle: 'Ghost' });

  expect([refused, nameless, neither].map(({ status }) => status)).toEqual([400, 400, 400]);
  expect(reasonsOf(refused)).toEqual(['department: otherCompany']);
  expect(reasonsOf(nameless)[0]).toMatch(/^newPerson.lastName/);
  expect(reasonsOf(neither)).toEqual(['person: required']);
  expect(await app.strapi.db.query('plugin::crm-contacts.person').count()).toBe(before);
});

it('refuses a superior from nowhere, and takes one from the corporate family', async () => {
  const [daughter, mother, stranger] = [await company(app, 'Daughter AG'), await company(app, 'Mother AG'), await company(app, 'Stranger AG')];
  await made(app, 'relation', { type: await relationType(app, 'subsidiary-of'), from: mother.documentId, to: daughter.documentId });
  const [position, boss, alien] = [await positionAt(daughter), await positionAt(mother, { jobTitle: 'Chair' }), await positionAt(stranger)];

  const refused = await reportTo(position, alien);
  const unknown = await api.put(`/api/crm-contacts/positions/${position.documentId}`, { data: { superior: 'nobodynobodynobodynobody' } });
  const accepted = await reportTo(position, boss);
  const chart = await admin.get(`/crm-contacts/contacts/${daughter.documentId}/org-chart`);

  expect(reasonsOf(refused)).toEqual(['superior: notFamily']);
  expect(refused.body.error.message).toContain('superior from nowhere');
  expect(unknown.status).toBe(400);
  expect(accepted.status).toBe(200);
  expect(chart.body.positions).toEqual(expect.arrayContaining([
    expect.objectContaining({ documentId: position.documentId, superior: boss.documentId }),
    expect.objectContaining({ documentId: boss.documentId, stub: 'elsewhere', company: { documentId: mother.documentId, name: 'Mother AG' } }),
  ]));
});

it('refuses a circle of superiors and of departments, naming the chain', async () => {
  const employer = await company(app, 'Circle Ltd');
  const [top, middle, low] = [await positionAt(employer), await positionAt(employer), await positionAt(employer)];
  await reportTo(middle, top);
  await reportTo(low, middle);
  const sales = await made(app, 'department', { name: 'Sales', company: employer.documentId });
  const export_ = await made(app, 'department', { name: 'Export', company: employer.documentId, parent: sales.documentId });

  const circle = await reportTo(top, low);
  const self = await reportTo(top, top);
  const nested = await api.put(`/api/crm-contacts/departments/${sales.documentId}`, { data: { parent: export_.documentId } });

  expect(reasonsOf(circle)).toEqual(['superior: cycle']);
  expect(circle.body.error.message).toMatch(/Test Person\d+ → Test Person\d+ → Test Person\d+ → Test Person\d+/);
  expect(reasonsOf(self)).toEqual(['superior: cycle']);
  expect(nested.body.error.message).toContain('Sales → Export → Sales');
});

it('never lets parallel writers close a circle of superiors or departments', async () => {
  const employer = await company(app, 'Race Ltd');
  for (let round = 0; round < 5; round += 1) {
    const [one, other] = [await positionAt(employer), await positionAt(employer)];
    const [left, right] = [await made(app, 'department', { name: `L${round}`, company: employer.documentId }), await made(app, 'department', { name: `R${round}`, company: employer.documentId })];
    const answers = await Promise.all([
      reportTo(one, other),
      reportTo(other, one),
      api.put(`/api/crm-contacts/departments/${left.documentId}`, { data: { parent: right.documentId } }),
      api.put(`/api/crm-contacts/departments/${right.documentId}`, { data: { parent: left.documentId } }),
    ]);
    expect(answers.slice(0, 2).map(({ status }) => status).sort()).toEqual([200, 400]);
    expect(answers.slice(2).map(({ status }) => status).sort()).toEqual([200, 400]);
  }
});

it('keeps one main contact person per company and day, also among parallel writers', async () => {
  const employer = await company(app, 'Main Ltd');
  const candidates = [await positionAt(employer), await positionAt(employer), await positionAt(employer)];

  const answers = await Promise.all(candidates.map(({ documentId }) => api.put(`/api/crm-contacts/positions/${documentId}`, { data: { main: true } })));
  const loser = candidates[answers.findIndex(({ status }) => status === 400)];
  const taken = await admin.post(`/crm-contacts/positions/${loser.documentId}/make-main`);
  const { body } = await admin.get(`/crm-contacts/contacts/${employer.documentId}/positions`);

  expect(answers.map(({ status }) => status).sort()).toEqual([200, 400, 400]);
  expect(taken.body).toMatchObject({ documentId: loser.documentId, main: true });
  expect(body.positions.map(({ main }: { main: boolean }) => main)).toEqual([true, false, false]);
  expect(body.positions[0].documentId).toBe(loser.documentId);
});

it('ends a position on a day and shows who has left', async () => {
  const employer = await company(app, 'Leaving Ltd');
  const boss = await positionAt(employer, { validFrom: '2020-01-01' });
  const report = await positionAt(employer, { superior: boss.documentId });

  const tooEarly = await admin.post(`/crm-contacts/positions/${boss.documentId}/end`, { validTo: '2019-12-31' });
  const ended = await admin.post(`/crm-contacts/positions/${boss.documentId}/end`, { validTo: '2024-06-30' });
  const { body } = await admin.get(`/crm-contacts/contacts/${employer.documentId}/positions`);
  const chartOn = async (day: string) => (await admin.get(`/crm-contacts/contacts/${employer.documentId}/org-chart?asOf=${day}`)).body.positions;

  expect(reasonsOf(tooEarly)).toEqual(['validTo: dates']);
  expect(ended.body).toMatchObject({ validTo: '2024-06-30' });
  expect(body.positions.map(({ documentId, current }: { documentId: string; current: boolean }) => [documentId, current])).toEqual([[report.documentId, true], [boss.documentId, false]]);
  expect(body.positions[0].superior).toMatchObject({ documentId: boss.documentId, left: true });
  expect((await chartOn('2024-06-30')).every((position: { stub?: string }) => !position.stub)).toBe(true);
  expect(await chartOn('2024-07-01')).toEqual(expect.arrayContaining([expect.objectContaining({ documentId: boss.documentId, stub: 'left' })]));
});

it('shows who left before the day on demand, each at the last place', async () => {
  const employer = await company(app, 'Former Ltd');
  const boss = await positionAt(employer, { validFrom: '2020-01-01', validTo: '2024-06-30', jobTitle: 'Director' });
  const report = await positionAt(employer, { superior: boss.documentId });
  await positionAt(employer, { validFrom: '2030-01-01' });
  const desk = await made(app, 'workplace', { name: 'Empty desk', company: employer.documentId });
  await positionAt(employer, { workplace: desk.documentId, superior: boss.documentId, validTo: '2024-01-31' });
  const chartOf = async (query: string) => (await admin.get(`/crm-contacts/contacts/${employer.documentId}/org-chart?asOf=2026-01-01${query}`)).body;

  const [now, withLeavers] = [await chartOf(''), await chartOf('&left=true')];
  const refused = await admin.get(`/crm-contacts/contacts/${employer.documentId}/org-chart?left=perhaps`);

  expect(now.positions).toHaveLength(2);
  expect(withLeavers.positions).toHaveLength(3);
  expect(withLeavers.positions).toEqual(expect.arrayContaining([
    expect.objectContaining({ documentId: boss.documentId, left: true, validTo: '2024-06-30', jobTitle: 'Director' }),
    expect.objectContaining({ documentId: report.documentId, superior: boss.documentId, updatedAt: expect.any(String) }),
  ]));
  expect(withLeavers.positions.find(({ documentId }: Ref) => documentId === report.documentId)).not.toHaveProperty('left');
  expect(withLeavers.workplaces).toMatchObject([{ documentId: desk.documentId, vacant: true }]);
  expect(refused.status).toBe(400);
});

it('gives photos to the panel where the reader may read them, and none to the content API', async () => {
  const employer = await company(app, 'Portrait Ltd');
  const held = await someone();
  await made(app, 'position', { company: employer.documentId, person: held.documentId });
  const formats = { thumbnail: { url: '/uploads/small.png' } };
  const photo = await app.strapi.db.query('plugin::upload.file').create({ data: { name: 'p.png', hash: 'p', ext: '.png', mime: 'image/png', size: 1, url: '/uploads/large.png', provider: 'local', formats, folderPath: '/' } });
  await app.strapi.db.query('plugin::crm-contacts.person').update({ where: { id: held.id }, data: { photo: photo.id } });
  const read = 'plugin::content-manager.explorer.read';
  const blind = await adminWith(app, await roleWith(app, [
    { action: 'plugin::crm-contacts.organisation.read' },
    { action: read, subject: 'plugin::crm-contacts.contact', properties: { fields: ['name'] } },
    { action: read, subject: 'plugin::crm-contacts.position', properties: { fields: ['person'] } },
    { action: read, subject: 'plugin::crm-contacts.person', properties: { fields: ['fullName'] } },
  ]));
  const path = `crm-contacts/contacts/${employer.documentId}/org-chart`;

  const answers = [await admin.get(`/${path}`), await blind.get(`/${path}`), await api.get(`/api/${path}`)];

  expect(answers.map(({ body }) => body.positions.map((position: { photo?: string }) => position.photo?.replace(/=.*/, '')))).toEqual([['/uploads/small.png?signature'], [undefined], [undefined]]);
});

it('shows where a position stood on an earlier day', async () => {
  const employer = await company(app, 'Moving Ltd');
  const [old, now] = [await made(app, 'department', { name: 'Old', company: employer.documentId }), await made(app, 'department', { name: 'Now', company: employer.documentId })];
  const position = await positionAt(employer, { department: now.documentId, jobTitle: 'Director' });
  await made(app, 'placement', { position: position.documentId, department: old.documentId, jobTitle: 'Clerk', validTo: '2023-12-31' });

  const on = async (day: string) => (await admin.get(`/crm-contacts/contacts/${employer.documentId}/org-chart?asOf=${day}`)).body.positions[0];

  expect(await on('2023-12-31')).toMatchObject({ jobTitle: 'Clerk', department: old.documentId });
  expect(await on('2024-01-01')).toMatchObject({ jobTitle: 'Director', department: now.documentId });
});

it('refuses departments, workplaces and addresses of another company, and persons as companies', async () => {
  const [one, other] = [await company(app, 'Ours'), await company(app, 'Theirs')];
  const human = await someone();
  const consumer = await made(app, 'contact', { kind: 'person', name: 'x', person: human.documentId });
  const theirs = await made(app, 'department', { name: 'Their department', company: other.documentId });
  const desk = await made(app, 'workplace', { name: 'Their desk', company: other.documentId });
  const address = await made(app, 'address', { kind: 'site', street: 'Their street', contact: other.documentId });
  const post = (type: string, data: object) => api.post(`/api/crm-contacts/${type}`, { data });

  const answers = [
    await post('positions', { company: one.documentId, person: human.documentId, department: theirs.documentId, workplace: desk.documentId }),
    await post('departments', { name: 'Sub', company: one.documentId, parent: theirs.documentId }),
    await post('workplaces', { name: 'Desk', company: one.documentId, address: address.documentId, department: theirs.documentId }),
    await post('positions', { company: consumer.documentId, person: human.documentId }),
    await post('positions', { company: one.documentId, person: human.documentId, validFrom: '2026-01-02', validTo: '2026-01-01' }),
    await post('positions', { company: one.documentId }),
  ];

  expect(answers.map((answer) => reasonsOf(answer as unknown as Refused))).toEqual([
    ['department: otherCompany', 'workplace: otherCompany'], ['parent: otherCompany'], ['department: otherCompany', 'address: otherCompany'], ['company: notCompany'], ['validTo: dates'], ['person: required'],
  ]);
});

it('keeps a list of roles that administrators extend, and the key of one that somebody has', async () => {
  const employer = await company(app, 'Roles Ltd');
  const rows = async () => (await admin.get('/crm-contacts/position-roles?sort=rank:asc&pageSize=100')).body.results as { documentId: string; key: string }[];
  const shipped = (await rows()).map(({ key }) => key);
  const logistics = (await admin.post('/crm-contacts/position-roles', { data: { key: 'logistics', name: 'Logistics', nameDe: 'Logistik' } })).body.data;
  await positionAt(employer, { role: 'logistics' });
  const change = (data: object) => admin.put(`/crm-contacts/position-roles/${logistics.documentId}`, { data });

  const [wrong, twice] = [await admin.post('/crm-contacts/position-roles', { data: { key: 'No key', name: 'x' } }), await admin.post('/crm-contacts/position-roles', { data: { key: 'buyer', name: 'x' } })];
  const [rekeyed, renamed, deleted] = [await change({ key: 'freight' }), await change({ name: 'Freight' }), await admin.delete(`/crm-contacts/position-roles/${logistics.documentId}`)];
  const unused = (await rows()).find(({ key }) => key === 'user') as { documentId: string };
  const removed = await admin.delete(`/crm-contacts/position-roles/${unused.documentId}`);

  expect(shipped).toEqual(['decision', 'buyer', 'technical', 'invoice', 'user']);
  expect([wrong, twice, rekeyed, deleted].map(reasonsOf)).toEqual([['key: pattern'], ['key: unique'], ['key: inUse'], ['documentId: inUse']]);
  expect([renamed.status, removed.status < 300]).toEqual([200, true]);
});

it('deletes nothing that others stand on, with counts', async () => {
  const employer = await company(app, 'Holding Ltd');
  const department = await made(app, 'department', { name: 'Full', company: employer.documentId });
  await made(app, 'department', { name: 'Sub', company: employer.documentId, parent: department.documentId });
  const desk = await made(app, 'workplace', { name: 'Desk 1', company: employer.documentId, department: department.documentId });
  const boss = await positionAt(employer, { department: department.documentId, workplace: desk.documentId });
  const report = await positionAt(employer, { superior: boss.documentId });
  const remove = (path: string) => admin.delete(`/crm-contacts/${path}`);

  const [ofDepartment, ofDesk, ofBoss] = [await remove(`departments/${department.documentId}`), await remove(`workplaces/${desk.documentId}`), await remove(`positions/${boss.documentId}`)];
  const dissolved = await admin.put(`/crm-contacts/departments/${department.documentId}`, { data: { validTo: '2026-12-31' } });
  const ofReport = await remove(`positions/${report.documentId}`);

  expect(ofDepartment.body.error.details.errors[0].details.counts).toEqual({ positions: 1, departments: 1, workplaces: 1 });
  expect(ofDesk.body.error.details.errors[0].details.counts).toEqual({ positions: 1 });
  expect(ofBoss.body.error.details.errors[0].details.counts).toEqual({ reports: 1 });
  expect(reasonsOf(dissolved)).toEqual(['validTo: outlived']);
  expect(ofReport.status).toBe(204);
});

it('counts what keeps a position from being deleted, without naming what its user may not see', async () => {
  const [shown, hidden] = [await company(app, 'Counted AG'), await company(app, 'Uncounted AG')];
  await made(app, 'relation', { type: await relationType(app, 'subsidiary-of'), from: shown.documentId, to: hidden.documentId });
  const boss = await positionAt(shown);
  await positionAt(shown, { superior: boss.documentId });
  await positionAt(hidden, { superior: boss.documentId });
  await made(app, 'department', { name: 'Headed', company: shown.documentId, head: boss.documentId });
  const right = (action: string, type: string, conditions: string[] = []) => ({ action: `plugin::content-manager.explorer.${action}`, subject: `plugin::crm-contacts.${type}`, ...(action === 'delete' ? {} : { properties: { fields: ['name', 'jobTitle', 'superior', 'owner'] } }), conditions });
  const user = await adminWith(app, await roleWith(app, [right('read', 'contact', ['plugin::crm-contacts.own']), right('update', 'contact'), right('read', 'position'), right('delete', 'position')]));
  await app.strapi.documents('plugin::crm-contacts.contact').update({ documentId: shown.documentId, data: { owner: user.user.id } as never });

  const answer = await user.delete(`/crm-contacts/positions/${boss.documentId}`);

  expect(answer.status).toBe(400);
  expect(answer.body.error.details.errors[0].details.counts).toEqual({ reports: 1, 'other entries': 2 });
});

it('shows departments with heads and workplaces, vacant ones too', async () => {
  const employer = await company(app, 'Chart Ltd');
  const department = await made(app, 'department', { name: 'Sales', company: employer.documentId });
  const sub = await made(app, 'department', { name: 'Export', company: employer.documentId, parent: department.documentId });
  const [taken, vacant] = [await made(app, 'workplace', { name: 'A', company: employer.documentId, department: sub.documentId }), await made(app, 'workplace', { name: 'B', company: employer.documentId })];
  const head = await positionAt(employer, { department: department.documentId, workplace: taken.documentId });
  await admin.put(`/crm-contacts/departments/${department.documentId}`, { data: { head: head.documentId } });

  const { body } = await api.get(`/api/crm-contacts/contacts/${employer.documentId}/org-chart`);

  expect(body.departments).toMatchObject([{ name: 'Export', parent: department.documentId }, { name: 'Sales', parent: null, head: head.documentId }]);
  expect(body.workplaces).toMatchObject([{ documentId: taken.documentId, department: sub.documentId, vacant: false }, { documentId: vacant.documentId, vacant: true }]);
});

it('shows broken data with a warning instead of looping', async () => {
  const employer = await company(app, 'Broken Ltd');
  const [one, other] = [await positionAt(employer), await positionAt(employer)];
  const [left, right] = [await made(app, 'department', { name: 'Left', company: employer.documentId }), await made(app, 'department', { name: 'Right', company: employer.documentId })];
  await point('crm_positions_superior_lnk', 'position_id', one, other);
  await point('crm_positions_superior_lnk', 'position_id', other, one);
  await point('crm_departments_parent_lnk', 'department_id', left, right);
  await point('crm_departments_parent_lnk', 'department_id', right, left);

  const { body, status } = await admin.get(`/crm-contacts/contacts/${employer.documentId}/org-chart`);
  const third = await positionAt(employer, { superior: one.documentId });

  expect(status).toBe(200);
  expect(third.documentId).toBeTruthy();
  expect(body.warnings.map(({ reason, members }: { reason: string; members: string[] }) => [reason, members.length])).toEqual([['superior-cycle', 2], ['department-cycle', 2]]);
});

it('needs the same number of statements for 100 positions as for 10', async () => {
  const companyOf = async (count: number) => {
    const employer = await company(app, `Size ${count}`);
    const boss = await positionAt(employer);
    for (let index = 1; index < count; index += 1) await positionAt(employer, { superior: boss.documentId });
    return employer.documentId;
  };
  const [small, large] = [await companyOf(10), await companyOf(100)];
  const countOf = (path: string) => statementsOf(app, () => admin.get(`/crm-contacts/contacts/${path}`));

  // The first request after a write also counts what Strapi does after a commit.
  await countOf(`${small}/org-chart`);
  const counts = [await countOf(`${small}/org-chart`), await countOf(`${large}/org-chart`), await countOf(`${small}/positions`), await countOf(`${large}/positions`)];

  expect(counts[0]).toBe(counts[1]);
  expect(counts[2]).toBe(counts[3]);
});

it('hides what a role may not read: persons, titles, superiors in hidden companies', async () => {
  const owner = await adminWith(app);
  const [shown, hidden] = [await company(app, 'Shown AG', { owner: owner.user.id }), await company(app, 'Hidden AG')];
  await made(app, 'relation', { type: await relationType(app, 'subsidiary-of'), from: hidden.documentId, to: shown.documentId });
  const boss = await positionAt(hidden);
  const position = await positionAt(shown, { superior: boss.documentId, jobTitle: 'Secret title', phone: '123456' });
  const read = 'plugin::content-manager.explorer.read';
  const role = await roleWith(app, [
    { action: 'plugin::crm-contacts.organisation.read' },
    { action: read, subject: 'plugin::crm-contacts.contact', properties: { fields: ['name'] }, conditions: ['plugin::crm-contacts.own'] },
    { action: read, subject: 'plugin::crm-contacts.position', properties: { fields: ['person', 'superior', 'phone'] } },
  ]);
  const user = await adminWith(app, role);
  await app.strapi.documents('plugin::crm-contacts.contact').update({ documentId: shown.documentId, data: { owner: user.user.id } as never });

  const list = await user.get(`/crm-contacts/contacts/${shown.documentId}/positions`);
  const chart = await user.get(`/crm-contacts/contacts/${shown.documentId}/org-chart`);
  const foreign = await user.get(`/crm-contacts/contacts/${hidden.documentId}/positions`);
  const adding = await user.post(`/crm-contacts/contacts/${shown.documentId}/contact-persons`, { newPerson: { lastName: 'X' } });

  expect(list.body.positions).toEqual([expect.objectContaining({ documentId: position.documentId, person: null, superior: null, phone: '123456' })]);
  expect(list.body.positions[0]).not.toHaveProperty('jobTitle');
  expect(chart.body).toMatchObject({ departments: [], workplaces: [], positions: [{ documentId: position.documentId, superior: null }] });
  expect([foreign.status, adding.status]).toEqual([404, 403]);
});

it('names in refusals nothing that the writer may not read', async () => {
  const [employer, stranger] = [await company(app, 'Open AG'), await company(app, 'Undisclosed AG')];
  const [foreign, ending] = [
    await made(app, 'department', { name: 'Undisclosed department', company: stranger.documentId }),
    await made(app, 'department', { name: 'Undisclosed end', company: employer.documentId, validTo: '2026-01-31' }),
  ];
  const human = await person(app, 'Una', 'Undisclosed');
  const single = await made(app, 'contact', { kind: 'person', person: human.documentId });
  const position = await positionAt(employer);
  const token = await apiWith(app, 'custom', ['position.find', 'position.update', 'position.create', 'organisation.changePosition', 'organisation.addContactPerson'].map((scope) => `plugin::crm-contacts.${scope}`));

  const answers = [
    await token.post(`/api/crm-contacts/positions/${position.documentId}/change`, { correction: true, department: foreign.documentId }),
    await token.post(`/api/crm-contacts/positions/${position.documentId}/change`, { correction: true, department: ending.documentId }),
    await token.post(`/api/crm-contacts/contacts/${single.documentId}/contact-persons`, { person: human.documentId }),
  ];

  expect(answers.slice(0, 2).map(reasonsOf)).toEqual([['department: otherCompany'], ['department: endsFirst']]);
  expect(answers[2].status).toBeGreaterThanOrEqual(400);
  expect(JSON.stringify(answers.map(({ body }) => body))).not.toContain('Undisclosed');
});

it('reads the phones of positions again when the company moves to another country', async () => {
  const employer = await company(app, 'Travelling Ltd', { country: 'DE' });
  const position = await positionAt(employer, { phone: '0141 555 1234' });
  await admin.put(`/crm-contacts/contacts/${employer.documentId}`, { data: { country: 'GB' } });

  const stored = await app.strapi.db.query('plugin::crm-contacts.position').findOne({ where: { documentId: position.documentId } });

  expect(stored.phoneKey).toBe('+441415551234');
});
