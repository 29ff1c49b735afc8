import { startApplication, type Application } from '../support/application';
import { adminWith, apiWith, roleWith, type AdminClient, type Client } from '../support/clients';

const OWN = 'plugin::crm-contacts.own';
const uid = (name: string) => `plugin::crm-contacts.${name}`;
const cm = (name: string) => `/content-manager/collection-types/${uid(name)}`;
const read = (name: string, fields: string[], conditions: string[] = []) => ({
  action: 'plugin::content-manager.explorer.read', subject: uid(name), properties: { fields }, conditions,
});

interface Ids { documentId: string; id: number }
interface Listed { results: (Ids & Record<string, unknown>)[]; pagination: { total: number } }

let app: Application;
let boss: AdminClient;

const make = async (type: string, data: object): Promise<Ids> =>
  (await app.strapi.documents(uid(type) as 'plugin::crm-contacts.contact').create({ data: data as never })) as unknown as Ids;

/** Past the guard that keeps closing and reopening to their own endpoints. */
const setSuccessor = (of: Ids, successor: Ids) =>
  app.strapi.db.query(uid('contact')).update({ where: { id: of.id }, data: { successor: successor.id } });

const idsOf = (body: Listed) => body.results.map(({ documentId }) => documentId);

beforeAll(async () => {
  app = await startApplication();
  boss = await adminWith(app);
});
afterAll(() => app.stop());

describe('fields that a role may not read', () => {
  let limited: AdminClient;
  let contact: Ids;

  beforeAll(async () => {
    limited = await adminWith(app, await roleWith(app, [
      read('contact', ['name', 'number', 'kind', 'successor']),
      read('channel', ['kind', 'value', 'contact']),
      read('person', ['lastName']),
    ]));
    contact = await make('contact', { name: 'Fielden AG', kind: 'company', creditLimit: 4711, note: 'geheim', email: 'chef@fielden.example' });
    const other = await make('contact', { name: 'Andere AG', kind: 'company', creditLimit: 1 });
    await setSuccessor(other, contact);
    await make('channel', { kind: 'phone', value: '1', contact: contact.documentId });
    await make('person', { lastName: 'Muster', email: 'privat@muster.example' });
  });

  it.each(['/crm-contacts/channels', cm('channel')])('are not in rows nested in %s', async (path) => {
    const { body } = await limited.get(path);

    expect(body.results[0].contact).toMatchObject({ documentId: contact.documentId, name: 'Fielden AG' });
    expect(JSON.stringify(body)).not.toMatch(/geheim|4711|chef@/);
  });

  it.each([
    'filters[note][$contains]=geheim',
    'filters[creditLimit][$gt]=100',
    'filters[$not][creditLimit][$gt]=100',
    'filters[$and][0][$or][0][creditLimit][$gt]=100',
    'filters[nameKey][$notNull]=true',
    'filters[emailKey][$contains]=fielden',
    'filters[successor][creditLimit][$gt]=100',
    'filters[successor][nameKey][$notNull]=true',
    'filters[owner][email][$contains]=example',
    'filters[owner][password][$notNull]=true',
    'filters[createdBy][email][$contains]=example',
  ])('cannot be asked for by %s', async (filters) => {
    const own = await limited.get(`/crm-contacts/contacts?${filters}`);
    const there = await limited.get(`${cm('contact')}?${filters}`);

    expect(own.status).toBe(400);
    // The Content Manager drops what it does not allow.
    expect([there.status === 400 ? 2 : there.body.results.length]).toEqual([2]);
  });

  it.each(['creditLimit', 'note:desc', 'nameKey', 'successor.creditLimit', 'owner.email', 'createdBy.email'])('give no order by %s', async (sort) => {
    const orders = await Promise.all(['asc', 'desc'].map((order) => limited.get(`${cm('contact')}?sort=${sort.split(':')[0]}:${order}`)));
    const own = await limited.get(`/crm-contacts/contacts?sort=${sort}`);

    expect(own.status).toBe(400);
    const [up, down] = orders.map(({ status, body }) => (status === 400 ? [] : idsOf(body)));
    expect(up).toEqual(down);
  });

  it.each(['geheim', '4711', 'chef@fielden', 'fielden ag'])('do not match the search box: %s', async (q) => {
    const there = await limited.get(`${cm('contact')}?_q=${encodeURIComponent(q)}`);

    expect(there.status).toBe(200);
    expect(there.body.pagination.total).toBe(q === 'fielden ag' ? 1 : 0);
  });

  it('do not match the search of a relation input, and it names rows by what may be read', async () => {
    await app.strapi.plugin('content-manager').service('content-types').updateConfiguration(
      { uid: uid('channel') }, await configured('channel', { person: 'email' })
    );

    const found = await boss.get(`/content-manager/relations/${uid('channel')}/person?_q=privat`);
    const hidden = await limited.get(`/content-manager/relations/${uid('channel')}/contact?_q=chef`);

    expect(found.body.results).toHaveLength(1);
    expect(hidden.body.results).toHaveLength(0);
  });

  it('are not told by the workflow: neither the stage nor where it may go', async () => {
    const { documentId } = contact;
    const answers = await Promise.all([
      limited.get(`/crm-contacts/contacts/${documentId}/transitions`),
      limited.get(`/crm-contacts/contacts/${documentId}/stage-changes`),
    ]);

    expect(answers.map(({ status }) => status)).toEqual([403, 403]);
  });

  it('cannot be written, and the refusal names them', async () => {
    const writer = await adminWith(app, await roleWith(app, [
      read('contact', ['name', 'creditLimit']),
      { action: 'plugin::content-manager.explorer.update', subject: uid('contact'), properties: { fields: ['name'] } },
    ]));

    const refused = await writer.put(`/crm-contacts/contacts/${contact.documentId}`, { data: { name: 'Neu AG', creditLimit: '1' } });
    const there = await writer.put(`${cm('contact')}/${contact.documentId}`, { creditLimit: 1 });

    expect(refused.status).toBe(403);
    expect(refused.body.error.message).toMatch(/creditLimit/);
    expect(there.status).toBe(200);
    const stored = await app.strapi.db.query(uid('contact')).findOne({ where: { documentId: contact.documentId } });
    expect([stored.name, Number(stored.creditLimit)]).toEqual(['Fielden AG', 4711]);
  });

  async function configured(name: string, mainFields: Record<string, string>) {
    const { settings, layouts, metadatas, ...rest } = await app.strapi.plugin('content-manager').service('content-types').findConfiguration({ uid: uid(name) });
    for (const [field, mainField] of Object.entries(mainFields)) metadatas[field].edit.mainField = mainField;
    return { settings, layouts, metadatas, options: rest.options };
  }
});

describe('activities and timeline for who reads few fields', () => {
  let limited: AdminClient;
  let contact: Ids;

  beforeAll(async () => {
    limited = await adminWith(app, await roleWith(app, [
      read('contact', ['name']),
      read('activity', ['subject', 'contacts']),
      read('stage-change', ['changedAt', 'contact', 'toStage', 'toStatus']),
      { action: 'plugin::crm-contacts.activities.read' },
    ]));
    contact = await make('contact', { name: 'Gespräch AG', kind: 'company' });
    await make('activity', {
      type: 'call', subject: 'Anruf', outcome: 'geheimes Ergebnis', state: 'done', startsAt: '2026-01-05T09:00:00.000Z', responsible: boss.user.id, contacts: [contact.documentId],
    });
  });

  it('find nothing by words of an unreadable field', async () => {
    const path = `/crm-contacts/contacts/${contact.documentId}/activities`;

    const byOutcome = await limited.get(`${path}?q=geheimes`);
    const bySubject = await limited.get(`${path}?q=anruf`);

    expect(byOutcome.body.results).toEqual([]);
    expect(bySubject.body.results).toHaveLength(1);
  });

  it.each(['state=done', 'type=call', 'responsible=somebody'])('refuse a filter by an unreadable field: %s', async (filter) => {
    const answer = await limited.get(`/crm-contacts/contacts/${contact.documentId}/activities?${filter}`);

    expect(answer.status).toBe(403);
  });

  it('tell no stage of a contact whose stage is unreadable', async () => {
    const { body } = await limited.get(`/crm-contacts/contacts/${contact.documentId}/timeline`);

    expect(body.results.map(({ kind }: { kind: string }) => kind)).not.toContain('stage-change');
  });
});

describe('hidden rows behind a relation', () => {
  let seller: AdminClient;
  let mine: Ids;
  let hidden: Ids;
  let activity: Ids;
  let hiddenChannel: Ids;

  beforeAll(async () => {
    const fields = (name: string) => Object.keys((app.strapi.getModel(uid(name) as never) as { attributes: object }).attributes);
    seller = await adminWith(app, await roleWith(app, [
      read('contact', fields('contact'), [OWN]),
      ...['channel', 'person', 'position', 'activity', 'relation', 'relation-type', 'department'].map((name) => read(name, fields(name))),
    ]));
    hidden = await make('contact', { name: 'Versteckt AG', kind: 'company', city: 'Unna' });
    mine = await make('contact', { name: 'Sichtbar AG', kind: 'company', owner: seller.user.id });
    await setSuccessor(mine, hidden);
    activity = await make('activity', { type: 'call', subject: 'Beide', contacts: [mine.documentId, hidden.documentId] });
    hiddenChannel = await make('channel', { kind: 'phone', value: '1', contact: hidden.documentId });
  });

  it('are missing from relation inputs and their counts', async () => {
    const available = await seller.get(`/content-manager/relations/${uid('activity')}/contacts`);
    const existing = await seller.get(`/content-manager/relations/${uid('activity')}/${activity.documentId}/contacts`);
    const ofHidden = await seller.get(`/content-manager/relations/${uid('channel')}/${hiddenChannel.documentId}/contact`);
    const ofHiddenContact = await seller.get(`/content-manager/relations/${uid('contact')}/${hidden.documentId}/owner`);

    expect(idsOf(available.body)).toEqual([mine.documentId]);
    expect(idsOf(existing.body)).toEqual([mine.documentId]);
    expect(existing.body.pagination.total).toBe(1);
    expect([ofHidden.status, ofHiddenContact.status]).toEqual([404, 404]);
  });

  it('leave users with their names in relation inputs for whoever may see these, and without for others', async () => {
    const owned = await boss.post('/crm-contacts/contacts/new', { kind: 'company', name: 'Eigner AG' });
    const nameless = await adminWith(app, await roleWith(app, [read('contact', ['name', 'owner'])]));
    const existing = (client: AdminClient) => client.get(`/content-manager/relations/${uid('contact')}/${owned.body.documentId}/owner`);
    const reader = await adminWith(app, await roleWith(app, [read('contact', ['name', 'owner']), { action: 'plugin::crm-contacts.access.users' }]));

    const [named, unnamed] = [await existing(reader), await existing(nameless)];

    expect(named.body.results[0].firstname).toMatch(/^First\d+ Last\d+$/);
    expect(JSON.stringify(unnamed.body)).not.toMatch(/First\d/);
  });

  it('show no more of users than their names in relation inputs, whatever is asked for', async () => {
    for (const query of ['populate=*', 'populate[owner]=true', 'populate[createdBy]=true', 'fields=*', 'filters[owner][email][$contains]=a', 'sort=owner.email']) {
      const { status, text } = await seller.get(`/content-manager/relations/${uid('activity')}/contacts?${query}`);

      expect([query, status]).toEqual([query, 400]);
      expect(text).not.toMatch(/password|registrationToken|@example/);
    }
  });

  it('are missing from the start page of the panel', async () => {
    const recent = await seller.get('/content-manager/homepage/recent-documents?action=update');

    expect(JSON.stringify(recent.body)).not.toMatch(/Versteckt/);
  });

  it('are not counted on the start page of the panel', async () => {
    const count = async () => Number((await seller.get('/content-manager/homepage/count-documents')).body.data.published);
    const before = await count();

    await make('contact', { kind: 'company', name: 'Ungezählt AG' });
    const after = await count();
    await make('contact', { kind: 'company', name: 'Gezählt AG', owner: seller.user.id });

    expect(after).toBe(before);
    expect(await count()).toBe(before + 1);
  });

  it('are persons of hidden companies, past ones too, and no others', async () => {
    const person = await make('person', { firstName: 'Ada', lastName: 'Dort' });
    const both = await make('person', { firstName: 'Bea', lastName: 'Beides' });
    await make('position', { person: person.documentId, company: hidden.documentId });
    await make('position', { person: both.documentId, company: hidden.documentId });
    await make('position', { person: both.documentId, company: mine.documentId, validTo: '2020-01-01' });

    const list = await seller.get('/crm-contacts/persons');
    const there = await seller.get(cm('person'));
    const one = await seller.get(`/crm-contacts/persons/${person.documentId}`);
    const oneThere = await seller.get(`${cm('person')}/${person.documentId}`);
    const positions = await seller.get('/crm-contacts/positions');

    expect(idsOf(list.body)).toEqual([both.documentId]);
    expect(idsOf(there.body)).toEqual([both.documentId]);
    expect([one.status, oneThere.status]).toEqual([404, 404]);
    expect(positions.body.pagination.total).toBe(1);
  });

  it('are relations with a hidden side', async () => {
    const type = await make('relation-type', { key: `t${Date.now()}`, name: 'T' });
    await make('relation', { type: type.documentId, from: mine.documentId, to: hidden.documentId });

    const list = await seller.get('/crm-contacts/relations');

    expect(list.body.pagination.total).toBe(0);
  });
});

describe('private activities', () => {
  let task: Ids;
  let colleague: AdminClient;

  beforeAll(async () => {
    colleague = await adminWith(app);
    task = await make('activity', { type: 'task', subject: 'Privat', private: true, responsible: boss.user.id });
  });

  it('are their responsible\'s alone', async () => {
    const paths = [`/crm-contacts/activities/${task.documentId}`, `${cm('activity')}/${task.documentId}`];

    expect(await Promise.all(paths.map(async (path) => (await boss.get(path)).status))).toEqual([200, 200]);
    expect(await Promise.all(paths.map(async (path) => (await colleague.get(path)).status))).toEqual([404, 404]);
    expect((await colleague.delete(paths[0])).status).toBe(404);
  });

  it('are never in the content API', async () => {
    const api = await apiWith(app);

    const list = await api.get('/api/crm-contacts/activities?filters[subject][$eq]=Privat');
    const one = await api.get(`/api/crm-contacts/activities/${task.documentId}`);
    const change = await api.put(`/api/crm-contacts/activities/${task.documentId}`, { data: { subject: 'Offen' } });

    expect(list.body.data).toEqual([]);
    expect(list.body.meta.pagination.total).toBe(0);
    expect([one.status, change.status]).toEqual([404, 404]);
  });
});

describe('the plugin\'s own columns in the content API', () => {
  let api: Client;
  let contact: Ids;

  beforeAll(async () => {
    api = await apiWith(app);
    contact = await make('contact', { name: 'Spalten AG', kind: 'company', phone: '+49 30 12345' });
    await app.strapi.db.query(uid('contact')).update({ where: { documentId: contact.documentId }, data: { phoneKey: '+493012345', nameKey: 'spaltenkey' } });
  });

  it('are neither shown nor searched nor sorted by nor filtered by', async () => {
    const shown = await api.get(`/api/crm-contacts/contacts/${contact.documentId}`);
    const asked = await Promise.all([
      api.get('/api/crm-contacts/contacts?fields[0]=nameKey'),
      api.get('/api/crm-contacts/contacts?filters[nameKey][$eq]=spaltenkey'),
      api.get('/api/crm-contacts/contacts?sort=nameKey'),
      api.get('/api/crm-contacts/channels?filters[contact][nameKey][$eq]=spaltenkey'),
    ]);
    const searched = await api.get('/api/crm-contacts/contacts?_q=spaltenkey');

    expect(Object.keys(shown.body.data)).not.toEqual(expect.arrayContaining([expect.stringMatching(/Key$/)]));
    expect(asked.map(({ status }) => status)).toEqual([400, 400, 400, 400]);
    expect(searched.body.data).toEqual([]);
  });

  it('cannot be written', async () => {
    const answer = await api.put(`/api/crm-contacts/contacts/${contact.documentId}`, { data: { nameKey: 'x' } });

    expect(answer.status).toBe(400);
  });

  it('and the counters are no content type of it', async () => {
    expect((await api.get('/api/crm-contacts/counters')).status).toBe(404);
  });
});

describe('relations to users of the panel in the content API', () => {
  it.each(['filters[owner][email][$contains]=a', 'filters[owner][id]=1', 'sort=owner.email', 'filters[createdBy][id]=1'])(
    'are refused to a custom token: %s',
    async (query) => {
      const token = await apiWith(app, 'custom', ['plugin::crm-contacts.contact.find']);

      expect((await token.get(`/api/crm-contacts/contacts?${query}`)).status).toBe(400);
    }
  );

  it.each(['populate[owner]=true', 'populate=*', 'populate[0]=owner'])('are not shown to a custom token: %s', async (query) => {
    const token = await apiWith(app, 'custom', ['plugin::crm-contacts.contact.find']);
    await make('contact', { name: 'Besessen AG', kind: 'company', owner: boss.user.id });

    const answer = await token.get(`/api/crm-contacts/contacts?${query}&filters[name][$eq]=Besessen AG`);

    expect(JSON.stringify(answer.body)).not.toMatch(/owner"|example\.com|createdBy/);
  });

  it.each([[[], undefined], [['plugin::crm-contacts.access.users'], 'First1 Last1']])(
    'are names on own endpoints, with a permission of their own: %j',
    async (permissions, name) => {
      const contact = await make('contact', { name: 'Eigner AG', kind: 'company', owner: boss.user.id });
      const token = await apiWith(app, 'custom', ['plugin::crm-contacts.contact.find', 'plugin::crm-contacts.contact.findOne', 'plugin::crm-contacts.contacts.window', 'plugin::crm-contacts.finding.list', ...permissions]);

      const window = await token.get(`/api/crm-contacts/contacts/${contact.documentId}/window`);
      const list = await token.get('/api/crm-contacts/folders/all/contacts?q=Eigner');

      expect([window.status, list.status]).toEqual([200, 200]);
      expect([window.body.owner?.name, list.body.results[0].owner?.name]).toEqual([name, name]);
      expect(JSON.stringify([window.body, list.body])).not.toMatch(/example\.com/);
    }
  );

  it('are not written by a custom token', async () => {
    const token = await apiWith(app, 'custom', ['plugin::crm-contacts.contact.create', 'plugin::crm-contacts.contact.update']);

    const answer = await token.post('/api/crm-contacts/contacts', { data: { name: 'Besitz AG', kind: 'company', owner: boss.user.id } });

    expect(answer.status).toBe(400);
  });
});
