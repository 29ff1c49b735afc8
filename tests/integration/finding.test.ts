import { startApplication, type Application } from '../support/application';
import { adminWith, anonymous, apiWith, roleWith, type AdminClient, type PermissionInput } from '../support/clients';
import { company, made, person, statementsOf } from '../support/rows';

let app: Application;
let admin: AdminClient;
beforeAll(async () => {
  app = await startApplication();
  admin = await adminWith(app);
});
afterAll(() => app.stop());

const UID = 'plugin::crm-contacts.';
const LIST = '/crm-contacts/folders/all/contacts';

interface Row {
  documentId: string;
  name: string;
  [field: string]: unknown;
}
interface Node {
  key: string;
  count: number;
  columns: string[];
  children: Node[];
}

const names = (answer: { body: { results: Row[] } }) => answer.body.results.map(({ name }) => name);
const list = (query: string, folder = 'all', client = admin) => client.get(`/crm-contacts/folders/${folder}/contacts?${query}`);
const nodes = (folders: Node[]): Node[] => folders.flatMap((node) => [node, ...nodes(node.children)]);
async function counts(client = admin): Promise<Record<string, number>> {
  const answer = await client.get('/crm-contacts/folders/tree');
  return Object.fromEntries(nodes(answer.body.folders).map(({ key, count }) => [key, count]));
}

const read = (type: string, fields: string[], conditions: string[] = []): PermissionInput => ({
  action: 'plugin::content-manager.explorer.read', subject: `${UID}${type}`, properties: { fields }, conditions,
});
const using: PermissionInput = { action: 'plugin::crm-contacts.finding.folders' };
const readerWith = async (...permissions: PermissionInput[]) => adminWith(app, await roleWith(app, [using, ...permissions]));
const OWN = 'plugin::crm-contacts.own';

describe('folders', () => {
  it('stand in a tree drawn from the workflow, named in both languages', async () => {
    const answer = await admin.get('/crm-contacts/folders/tree');

    expect(nodes(answer.body.folders).map(({ key }) => key)).toEqual([
      'all', 'mine', 'followed', 'companies', 'persons', 'stage.general', 'stage.lead', 'stage.lead.active', 'stage.lead.disqualified',
      'stage.prospect', 'stage.prospect.active', 'stage.prospect.waiting', 'stage.prospect.disqualified',
      'stage.customer', 'stage.customer.active', 'stage.customer.inactive', 'stage.customer.blocked', 'closed',
    ]);
    expect(answer.body.folders[7].name).toEqual({ en: 'Prospects', de: 'Interessenten' });
  });

  it('count the rows that their lists show', async () => {
    const before = await counts();
    await company(app, 'Zähl AG', { stage: 'lead' });
    const closed = await admin.post('/crm-contacts/contacts/new', { kind: 'company', name: 'Zu GmbH', stage: 'customer' });
    await admin.post(`/crm-contacts/contacts/${closed.body.documentId}/close`, { reason: 'gone' });
    const owned = await admin.post('/crm-contacts/contacts/new', { kind: 'company', name: 'Meine GmbH' });

    const after = await counts();
    const [leads, shut, mine] = [await list('q=zahl', 'stage.lead.active'), await list('q=zu', 'closed'), await list('', 'mine')];

    expect(owned.status).toBe(201);
    expect(after['stage.lead.active']).toBe((before['stage.lead.active'] ?? 0) + 1);
    expect(after.closed).toBe(before.closed + 1);
    expect(after['stage.customer']).toBe(before['stage.customer']);
    expect(after.all).toBe(before.all + 2);
    expect(after.mine).toBe(before.mine + 1);
    expect(names(leads)).toEqual(['Zähl AG']);
    expect(names(shut)).toEqual(['Zu GmbH']);
    expect(names(mine)).toContain('Meine GmbH');
    expect(names(await list('q=zu gmbh'))).toEqual([]);
  });

  it('cost one statement to count, and a list two, beside the workflow and the stored folders', async () => {
    const empty = await adminWith(app, await roleWith(app, []));
    const none = await statementsOf(app, () => empty.get('/crm-contacts/folders/tree'));

    const tree = await statementsOf(app, () => admin.get('/crm-contacts/folders/tree'));
    const page = await statementsOf(app, () => list('pageSize=100'));

    // A refused request costs what every request costs: session, user, roles and permissions.
    // One more reads the stored folders; once a second the workflow's stamp is read as well.
    expect(tree - none).toBeLessThanOrEqual(3);
    expect(page - none).toBeLessThanOrEqual(4);
  });

  it('are missing when they are unknown, whoever asks', async () => {
    const answer = await list('', 'stage.lead.nothing');

    expect(answer.status).toBe(404);
  });
});

describe('lists', () => {
  it('go through a folder by name, a page at a time', async () => {
    for (const name of ['Liste C', 'liste b', 'Liste Ä', 'Liste A']) await company(app, name, { city: 'Ulm' });

    const [first, second] = [await list('q=liste&pageSize=3'), await list('q=liste&pageSize=3&page=2')];

    expect(names(first)).toEqual(['Liste A', 'Liste Ä', 'liste b']);
    expect(names(second)).toEqual(['Liste C']);
    expect(first.body.pagination).toEqual({ page: 1, pageSize: 3, pageCount: 2, total: 4 });
    expect(first.body.results[0]).toMatchObject({ city: 'Ulm', kind: 'company', owner: null, lastActivityAt: null });
  });

  it('put rows without a value last in both directions, and equal ones in a fixed order', async () => {
    for (const [name, employees] of [['Reihe 1', 5], ['Reihe 2', null], ['Reihe 3', 70], ['Reihe 4', 5]] as const) await company(app, name, { employees });

    const [up, down] = [await list('q=reihe&sort=employees:asc'), await list('q=reihe&sort=employees:desc')];

    expect(names(up)).toEqual(['Reihe 1', 'Reihe 4', 'Reihe 3', 'Reihe 2']);
    expect(names(down)).toEqual(['Reihe 3', 'Reihe 4', 'Reihe 1', 'Reihe 2']);
  });

  it('show and sort by owner and by the last activity that has happened', async () => {
    const owned = await admin.post('/crm-contacts/contacts/new', { kind: 'company', name: 'Spalte 1' });
    const other = await company(app, 'Spalte 2');
    await made(app, 'activity', { type: 'call', subject: 'Called', startsAt: '2020-05-01T10:00:00.000Z', contacts: [other.documentId] });
    await made(app, 'activity', { type: 'call', subject: 'Planned', startsAt: '2999-05-01T10:00:00.000Z', contacts: [other.documentId] });
    await made(app, 'activity', { type: 'call', subject: 'Off', state: 'cancelled', startsAt: '2021-05-01T10:00:00.000Z', contacts: [other.documentId] });

    const byActivity = await list('q=spalte&sort=lastActivityAt:desc');
    const byOwner = await list('q=spalte&sort=owner:asc');
    const mine = await list('q=spalte&filters[owner][documentId][$eq]=me');
    const quiet = await list('q=spalte&filters[lastActivityAt][$null]=true');
    const since = await list('q=spalte&filters[lastActivityAt][$gte]=2020-05-01&sort=name:desc');

    expect(owned.status).toBe(201);
    expect(names(byActivity)).toEqual(['Spalte 2', 'Spalte 1']);
    expect(byActivity.body.results[0].lastActivityAt).toBe('2020-05-01T10:00:00.000Z');
    expect(names(byOwner)).toEqual(['Spalte 1', 'Spalte 2']);
    expect(byOwner.body.results[0].owner).toMatchObject({ documentId: admin.user.documentId, name: expect.stringMatching(/^First/) });
    expect(names(mine)).toEqual(['Spalte 1']);
    expect([quiet, since].map(names)).toEqual([['Spalte 1'], ['Spalte 2']]);
  });

  it('are the same by the last activity whether the latest of all settle a page or not', async () => {
    const called = async (name: string, ...days: string[]) => {
      const { documentId } = await company(app, name);
      for (const day of days) await made(app, 'activity', { type: 'call', subject: 'Called', startsAt: `${day}T10:00:00.000Z`, contacts: [documentId] });
    };
    await called('Zuletzt A', '2022-03-01', '2022-03-05');
    await called('Zuletzt B', '2022-03-04');
    await called('Zuletzt C', '2022-03-04', '2022-03-02');
    await called('Zuletzt D');

    const whole = names(await list('q=zuletzt&sort=lastActivityAt:desc'));
    const pages = [];
    for (let page = 1; page <= 4; page += 1) pages.push(...names(await list(`q=zuletzt&sort=lastActivityAt:desc&pageSize=1&page=${page}`)));
    const up = names(await list('q=zuletzt&sort=lastActivityAt:asc'));

    expect(whole).toEqual(['Zuletzt A', 'Zuletzt C', 'Zuletzt B', 'Zuletzt D']);
    expect(pages).toEqual(whole);
    expect(up).toEqual(['Zuletzt B', 'Zuletzt C', 'Zuletzt A', 'Zuletzt D']);
  });

  it.each([
    ['filters[city][$contains]=hle', ['Filter 1']],
    ['filters[city][$contains]=MUHLE', ['Filter 1']],
    ['filters[city][$notContains]=kiel', ['Filter 1', 'Filter 3']],
    ['filters[city][$null]=true', ['Filter 3']],
    ['filters[city][$notNull]=true', ['Filter 1', 'Filter 2']],
    ['filters[city][$in][0]=Kiel&filters[city][$in][1]=Ulm', ['Filter 2']],
    ['filters[$and][0][employees][$gte]=10&filters[$and][1][employees][$lt]=50', ['Filter 1']],
    ['filters[kind]=company&filters[founded]=x', null],
    ['filters[country][$ne]=DE', ['Filter 2', 'Filter 3']],
    ['filters[createdAt][$gte]=2999-01-01', []],
    ['filters[createdAt][$lte]=2999-01-01', ['Filter 1', 'Filter 2', 'Filter 3']],
    ['filters[city][$contains]=%25', []],
    ['filters[city][$contains]=_', []],
    ["filters[city][$eq]=' or 1=1 --", []],
  ])('filter by %s', async (query, expected) => {
    if ((await list('q=filter')).body.pagination.total === 0) {
      await company(app, 'Filter 1', { city: 'Ölmühle', employees: 12, country: 'DE' });
      await company(app, 'Filter 2', { city: 'Kiel', employees: 70, country: 'AT' });
      await company(app, 'Filter 3');
    }

    const answer = await list(`q=filter&${query}`);

    if (expected) expect(names(answer)).toEqual(expected);
    else expect(answer.status).toBe(400);
  });

  it.each([
    ['page=0', 'page'], ['page=-1', 'page'], ['page=1.5', 'page'], ['pageSize=101', 'pageSize'], ['pageSize=x', 'pageSize'],
    ['sort=nothing', 'sort'], ['sort=nameKey', 'sort'], ['sort=name:sideways', 'sort'], ['sort[0]=name', 'sort'], ['q[a]=b', 'q'],
    ['filters=x', 'filters'], ['filters[nameKey][$eq]=x', 'filters.nameKey'], ['filters[city][$regex]=x', 'filters.city.$regex'],
    ['filters[resumeOn][$eq]=2026-02-30', 'filters.resumeOn.$eq'], ['filters[employees][$eq]=many', 'filters.employees.$eq'],
    ['filters[city][$eq]=%00', 'filters.city.$eq'], ['filters[owner][email][$eq]=x', 'filters.owner.email'],
  ])('refuse %s and name it', async (query, field) => {
    const answer = await list(query);

    expect(answer.status).toBe(400);
    expect(answer.body.error.details.errors.map(({ path }: { path: string[] }) => path.join('.'))).toContain(field);
  });

  it('answer an empty page behind the last one', async () => {
    const answer = await list('q=liste&page=999999');

    expect(answer.body.results).toEqual([]);
    expect(answer.body.pagination.total).toBe(4);
  });
});

describe('searching in a folder', () => {
  beforeAll(async () => {
    const firm = await admin.post('/crm-contacts/contacts/new', {
      kind: 'company', name: 'Jäger & Söhne Bauernhof', city: 'Österbrück', postalCode: '24103', country: 'DE', phone: '0431 / 55 66 77', email: 'Büro@Jäger-Hof.de',
    });
    const vogt = await person(app, 'Erika', 'Vögtlin');
    await made(app, 'position', { person: vogt.documentId, company: firm.body.documentId, jobTitle: 'Einkauf' });
    await made(app, 'channel', { kind: 'phone', value: '0171 2345678', contact: firm.body.documentId });
  });

  it.each([
    'jager', 'JÄGER', 'Jaeger', 'äger', 'söhne jäger', 'jäger österbrück', 'osterbruck', 'erbrück', 'bauernhof', 'ernhof', '24103', '0431 556677', '+49 431 55', '0049431556677',
    '+49 (0)431 556677', '556677', 'büro@jäger-hof.de', '@JÄGER-HOF.DE', 'vögtlin', 'VOEGTLIN', 'erika jäger', '0171 2345678', 'jäger & söhne',
  ])('finds a company by %s', async (text) => {
    const answer = await list(`q=${encodeURIComponent(text)}`);

    expect(names(answer)).toEqual(['Jäger & Söhne Bauernhof']);
  });

  it.each(['jäger kiel', '%', '_', '%%%', '\\', "'", '"; drop table crm_contacts; --', '\u0000', 'jäger\u0000kiel', '🦫', 'jäger x_x', '()', 'x'.repeat(5000)])(
    'finds nothing by %j and does not fail',
    async (text) => {
      const answer = await list(`q=${encodeURIComponent(text)}`);

      expect(answer.status).toBe(200);
      expect(names(answer)).not.toContain('Jäger & Söhne Bauernhof');
    }
  );

  it('takes one or two letters for the beginning of a word', async () => {
    const answers = [await list('q=jä'), await list('q=sö'), await list(`q=${encodeURIComponent('ös')}`), await list('q=ge')];

    for (const answer of answers.slice(0, 3)) expect(names(answer)).toContain('Jäger & Söhne Bauernhof');
    expect(names(answers[3])).not.toContain('Jäger & Söhne Bauernhof');
  });

  it('finds by number', async () => {
    const { number } = (await list('q=jager')).body.results[0];

    const answer = await list(`q=${number.toLowerCase()}`);

    expect(names(answer)).toEqual(['Jäger & Söhne Bauernhof']);
  });

  it('does not find by the name of a person who has left', async () => {
    const firm = await company(app, 'Fluktuation KG');
    const gone = await person(app, 'Gonzo', 'Verlassen');
    await made(app, 'position', { person: gone.documentId, company: firm.documentId, validTo: '2020-12-31' });

    const answer = await list('q=verlassen');

    expect(names(answer)).toEqual([]);
  });
});

describe('persons', () => {
  it('are listed with the companies where they work today', async () => {
    const [firm, former] = [await company(app, 'Arbeitgeber AG'), await company(app, 'Damals AG')];
    const worker = await person(app, 'Paula', 'Personenliste');
    await made(app, 'position', { person: worker.documentId, company: firm.documentId, jobTitle: 'Leitung', validFrom: '2020-01-01' });
    await made(app, 'position', { person: worker.documentId, company: former.documentId, validTo: '2019-12-31' });

    const answer = await list('q=personenliste', 'persons');

    expect(answer.body.entity).toBe('person');
    expect(answer.body.results).toHaveLength(1);
    expect(answer.body.results[0].companies).toEqual([{ documentId: firm.documentId, name: 'Arbeitgeber AG', jobTitle: 'Leitung' }]);
  });

  it('are what a company unfolds to, the main one first', async () => {
    const firm = await company(app, 'Falt AG');
    const [one, other, gone] = [await person(app, 'Anna', 'Erst'), await person(app, 'Zoe', 'Haupt'), await person(app, 'Weg', 'Gegangen')];
    await made(app, 'position', { person: one.documentId, company: firm.documentId, jobTitle: 'Labor', email: 'labor@falt.example' });
    await made(app, 'position', { person: other.documentId, company: firm.documentId, main: true });
    await made(app, 'position', { person: gone.documentId, company: firm.documentId, validTo: '2001-01-01' });

    const folded = await list('q=falt', 'companies');
    const persons = await admin.get(`/crm-contacts/contacts/${firm.documentId}/company-persons`);

    expect(names(folded)).toEqual(['Falt AG']);
    expect(persons.body.results.map(({ person: { fullName } }: { person: { fullName: string } }) => fullName)).toEqual(['Zoe Haupt', 'Anna Erst']);
    expect(persons.body.results[1]).toMatchObject({ jobTitle: 'Labor', email: 'labor@falt.example', main: false });
    expect(persons.body.pagination.total).toBe(2);
    expect((await admin.get('/crm-contacts/contacts/nothing/company-persons')).status).toBe(404);
  });
});

describe('rights', () => {
  it('leave no folder and no list to a role that may read nothing', async () => {
    const stranger = await readerWith();

    const [tree, answer] = [await stranger.get('/crm-contacts/folders/tree'), await stranger.get(LIST)];

    expect(tree.body).toEqual({ folders: [], hidden: [], fields: { contact: [], person: [] } });
    expect(answer.status).toBe(404);
  });

  it('refuse a role without the use of folders, and strangers', async () => {
    const nobody = await adminWith(app, await roleWith(app, [read('contact', ['name'])]));

    for (const path of ['/crm-contacts/folders/tree', LIST, '/crm-contacts/search?q=a']) {
      expect((await nobody.get(path)).status).toBe(403);
      expect((await anonymous(app).get(path)).status).toBe(401);
      expect((await anonymous(app).get(`/api${path}`)).status).toBe(403);
    }
  });

  it('hide a field in rows, columns, search, sort and filters', async () => {
    await company(app, 'Verdeckt GmbH', { city: 'Geheimstadt', email: 'geheim@verdeckt.example', stage: 'lead' });
    const reader = await readerWith(read('contact', ['name', 'number']));

    const tree = await reader.get('/crm-contacts/folders/tree');
    const shown = await list('q=verdeckt gmbh', 'all', reader);
    const found = [await list('q=geheimstadt', 'all', reader), await list('q=geheim@verdeckt.example', 'all', reader)];
    const refused = [await list('sort=city:asc', 'all', reader), await list('filters[city][$eq]=Geheimstadt', 'all', reader), await list('filters[owner][$eq]=me', 'all', reader)];
    const hit = await reader.get('/crm-contacts/search?q=verdeckt');

    expect(tree.body.folders.map(({ key }: Node) => key)).toEqual(['all']);
    expect(tree.body.folders[0].columns).toEqual(['number', 'name']);
    expect(Object.keys(shown.body.results[0]).sort()).toEqual(['createdAt', 'documentId', 'name', 'number', 'updatedAt']);
    expect(found.map(names)).toEqual([[], []]);
    expect(refused.map(({ status }) => status)).toEqual([400, 400, 400]);
    expect(hit.body.results[0]).toEqual({ entity: 'contact', documentId: shown.body.results[0].documentId, name: 'Verdeckt GmbH', number: shown.body.results[0].number, closed: false, matched: [{ field: 'name', value: 'Verdeckt GmbH' }] });
  });

  it('show only own rows to a role limited to them, in lists, counts and search', async () => {
    const reader = await readerWith(read('contact', ['name', 'owner', 'deputy', 'stage', 'stageStatus', 'kind', 'closedOn'], [OWN]), read('person', ['fullName', 'lastName']), read('position', ['person', 'company']));
    const [own, foreign] = [await company(app, 'Eigen AG', { stage: 'lead' }), await company(app, 'Fremd AG', { stage: 'lead' })];
    await admin.put(`/crm-contacts/contacts/${own.documentId}/responsible`, { deputyDocumentId: reader.user.documentId });
    const [seen, hidden] = [await person(app, 'Sicht', 'Barmann'), await person(app, 'Un', 'Sichtbarmann')];
    await made(app, 'position', { person: seen.documentId, company: own.documentId });
    await made(app, 'position', { person: hidden.documentId, company: foreign.documentId });

    const counted = await counts(reader);
    const all = await list('', 'all', reader);
    const persons = await list('', 'persons', reader);
    const found = await reader.get('/crm-contacts/search?q=sichtbarmann');
    const foreignPersons = await reader.get(`/crm-contacts/contacts/${foreign.documentId}/company-persons`);

    expect(names(all)).toEqual(['Eigen AG']);
    expect(counted).toMatchObject({ all: 1, mine: 1, companies: 1, persons: 1, 'stage.lead': 1, 'stage.lead.active': 1, closed: 0 });
    expect(persons.body.results.map(({ fullName }: Row) => fullName)).toEqual(['Sicht Barmann']);
    expect(found.body.results).toEqual([]);
    expect(foreignPersons.status).toBe(404);
  });

  it('tell nothing about a field that only some rows show', async () => {
    const everything = await roleWith(app, [using, read('contact', ['name'])]);
    const own = await roleWith(app, [read('contact', ['name', 'city', 'owner'], [OWN])]);
    const reader = await adminWith(app, everything);
    await app.strapi.db.query('admin::user').update({ where: { id: reader.user.id }, data: { roles: [everything, own] } });
    const [mine, foreign] = [await company(app, 'Maske Eigen', { city: 'Bonn' }), await company(app, 'Maske Fremd', { city: 'Aalen' })];
    await admin.put(`/crm-contacts/contacts/${mine.documentId}/responsible`, { ownerDocumentId: reader.user.documentId });

    const rows = await list('q=maske&sort=city:asc', 'all', reader);
    const byCity = [await list('q=aalen', 'all', reader), await list('q=bonn', 'all', reader)];
    const filtered = await list('q=maske&filters[city][$notNull]=true', 'all', reader);
    const hit = await reader.get('/crm-contacts/search?q=maske');

    expect(rows.body.results).toEqual([
      expect.objectContaining({ documentId: mine.documentId, city: 'Bonn' }),
      expect.not.objectContaining({ city: expect.anything() }),
    ]);
    expect(rows.body.results[1]).toMatchObject({ documentId: foreign.documentId });
    expect(byCity.map(names)).toEqual([[], ['Maske Eigen']]);
    expect(names(filtered)).toEqual(['Maske Eigen']);
    expect(hit.body.results.map(({ city }: Row) => city ?? null)).toEqual(['Bonn', null]);
  });

  it('do not tell of activities that the reader may not read', async () => {
    const firm = await company(app, 'Verschwiegen AG');
    await made(app, 'activity', { type: 'call', subject: 'Secret', private: true, startsAt: '2020-05-01T10:00:00.000Z', contacts: [firm.documentId] });
    const reader = await readerWith(read('contact', ['name']));

    const [asAdmin, asReader] = [await list('q=verschwiegen'), await list('q=verschwiegen', 'all', reader)];

    expect(asAdmin.body.results[0].lastActivityAt).toBeNull();
    expect(asReader.body.results[0]).not.toHaveProperty('lastActivityAt');
  });
});

describe('the search over everything', () => {
  it('ranks exact names before beginnings before parts, and says what matched', async () => {
    for (const name of ['Am Rangfolge See', 'Rangfolge', 'Hinterrangfolge', 'Rangfolge Zwei']) await company(app, name);
    const firm = await company(app, 'Umweg AG');
    const who = await person(app, 'Rita', 'Rangfolger');
    await made(app, 'position', { person: who.documentId, company: firm.documentId, jobTitle: 'Einkauf' });

    const answer = await admin.get('/crm-contacts/search?q=rangfolge');

    expect(names(answer)).toEqual(['Rangfolge', 'Rangfolge Zwei', 'Am Rangfolge See', 'Rita Rangfolger', 'Hinterrangfolge', 'Umweg AG']);
    expect(answer.body.results[0].matched).toEqual([{ field: 'name', value: 'Rangfolge' }]);
    expect(answer.body.results[3]).toMatchObject({ entity: 'person', companies: [{ name: 'Umweg AG', jobTitle: 'Einkauf' }] });
    expect(answer.body.results[5].matched).toEqual([{ field: 'person', value: 'Rita Rangfolger' }]);
  });

  it('finds by a further channel and says so', async () => {
    const firm = await company(app, 'Kanal GmbH');
    await made(app, 'channel', { kind: 'email', value: 'Zweit@Kanal.example', contact: firm.documentId });

    const answer = await admin.get('/crm-contacts/search?q=zweit@kanal.example');

    expect(answer.body.results[0]).toMatchObject({ name: 'Kanal GmbH', matched: [{ field: 'channel', value: 'Zweit@Kanal.example' }] });
  });

  it('finds nothing for nothing, keeps to the limit and to one entity', async () => {
    const nothing = [await admin.get('/crm-contacts/search?q='), await admin.get('/crm-contacts/search?q=%25')];
    const limited = await admin.get('/crm-contacts/search?q=rangfolge&limit=2');
    const persons = await admin.get('/crm-contacts/search?q=rangfolge&entity=person');

    expect(nothing.map(names)).toEqual([[], []]);
    expect(names(limited)).toEqual(['Rangfolge', 'Rangfolge Zwei']);
    expect(names(persons)).toEqual(['Rita Rangfolger']);
  });

  it.each(['/crm-contacts/search', '/crm-contacts/search?q=a&limit=0', '/crm-contacts/search?q=a&limit=51', '/crm-contacts/search?q=a&entity=order'])('refuses %s', async (path) => {
    const answer = await admin.get(path);

    expect(answer.status).toBe(400);
  });
});

describe('the content API', () => {
  it('answers folders, lists and search to a token that may find contacts, and no one else', async () => {
    const [may, mayNot] = [await apiWith(app, 'read-only'), await apiWith(app, 'custom', ['plugin::crm-contacts.person.find', 'plugin::crm-contacts.finding.list'])];
    await company(app, 'Außenstelle AG', { stage: 'lead' });

    const tree = await may.get('/api/crm-contacts/folders/tree');
    const answer = await may.get('/api/crm-contacts/folders/stage.lead/contacts?q=aussenstelle&pagination[pageSize]=1');
    const found = await may.get('/api/crm-contacts/search?q=aussenstelle');
    const mine = await may.get('/api/crm-contacts/folders/mine/contacts');
    const refused = await mayNot.get('/api/crm-contacts/folders/all/contacts');

    expect(tree.body.folders.map(({ key }: Node) => key)).not.toContain('mine');
    expect(names(answer)).toEqual(['Außenstelle AG']);
    expect(answer.body.pagination).toMatchObject({ pageSize: 1, total: 1 });
    expect(found.body.results[0]).toMatchObject({ name: 'Außenstelle AG' });
    expect(mine.status).toBe(404);
    expect(refused.status).toBe(403);
  });
});
