import { startApplication, type Application } from '../support/application';
import { adminWith, apiWith, roleWith, type AdminClient, type PermissionInput } from '../support/clients';
import { company, made } from '../support/rows';
import { samplesOf, type Sample } from '../support/samples';

const CRM = 'plugin::crm-contacts.';
const OWN = 'plugin::crm-contacts.own';
const EXPLORER = 'plugin::content-manager.explorer';

let app: Application;
beforeAll(async () => {
  app = await startApplication();
});
afterAll(() => app?.stop());

/** What decides is in the running, compiled plugin. */
const rightsUnit = () =>
  jest.requireActual<{
    rightsOf(uid: string): { rows: { restricts: boolean; parents?: string[] }; sites: string };
    declareRights(uid: string, rights: unknown): void;
    guardedTypes(): string[];
  }>('../../dist/src/plugins/crm-contacts/server/src/kernel/rights/type-rights');

const modelOf = (uid: string) => app.strapi.getModel(uid as never) as unknown as { attributes: Record<string, { type: string; target?: string; relation?: string }>; info: { pluralName: string } };
const fieldsOf = (uid: string): string[] => app.strapi.service('admin::content-type').getNestedFields(app.strapi.getModel(uid as never), { components: app.strapi.components });
const permission = (verb: string, uid: string, more: Partial<PermissionInput> = {}): PermissionInput => ({ action: `${EXPLORER}.${verb}`, subject: uid, properties: { fields: fieldsOf(uid) }, ...more });
const ownTypes = () => rightsUnit().guardedTypes().filter((uid) => uid.startsWith(CRM) && rightsUnit().rightsOf(uid).sites !== 'nothing');
const inManager = (uid: string) => `/content-manager/collection-types/${uid}`;
const inPanel = (uid: string) => `/crm-contacts/${modelOf(uid).info.pluralName}`;
const countOf = (uid: string) => app.strapi.db.query(uid).count();

/** Whose contacts are their own, and who may read and create all that hangs on contacts. */
async function ownerOnly(): Promise<AdminClient> {
  const types = ownTypes();
  const restricted = [`${CRM}contact`, `${CRM}price-catalogue`];
  return adminWith(app, await roleWith(app, [
    ...types.map((uid) => permission('read', uid, restricted.includes(uid) ? { conditions: [OWN] } : {})),
    ...types.map((uid) => permission('create', uid)),
    ...types.map((uid) => permission('delete', uid, { properties: {}, ...(restricted.includes(uid) ? { conditions: [OWN] } : {}) })),
    ...['contacts.window', 'finding.folders', 'activities.read', 'organisation.read', 'relations.read', 'pricing.read', 'documents.read', 'contacts.create'].map((name) => ({ action: `${CRM}${name}` })),
  ]));
}

/** Every way in the panel by which a row may be told: what of it contains the secret. */
async function leaks(user: AdminClient, { uid, documentId, secret }: Sample): Promise<string[]> {
  const ways = [
    inManager(uid), `${inManager(uid)}/${documentId}`, `${inManager(uid)}?_q=${encodeURIComponent(secret)}`, `${inManager(uid)}?filters[documentId][$eq]=${documentId}`,
    inPanel(uid), `${inPanel(uid)}/${documentId}`, `${inPanel(uid)}?filters[documentId][$eq]=${documentId}`,
  ];
  const found: string[] = [];
  for (const way of ways) {
    const { status, text } = await user.get(way);
    if (status >= 500) found.push(`${way}: ${status}`);
    // A refusal may repeat what was asked, not more.
    if (status < 300 && text.includes(secret)) found.push(way);
  }
  return found;
}

describe('rows of contacts out of reach', () => {
  let samples: Record<string, Sample>;
  let user: AdminClient;
  beforeAll(async () => {
    samples = await samplesOf(app, 'Verborgen');
    user = await ownerOnly();
  });

  it('have a sample of every type that hangs on something', () => {
    const hanging = ownTypes().filter((uid) => rightsUnit().rightsOf(uid).rows.parents && uid !== `${CRM}follow`);

    expect(hanging.filter((uid) => !(uid in samples))).toEqual([]);
  });

  it('are told by no way of the panel, whatever their type', async () => {
    const found = await Promise.all(Object.values(samples).map((sample) => leaks(user, sample)));

    expect(found.flat()).toEqual([]);
  });

  it('would be told if a type lost its declaration: the ways above are the right ones', async () => {
    const { rightsOf, declareRights } = rightsUnit();
    const uid = `${CRM}channel`;
    const declared = rightsOf(uid);
    declareRights(uid, { ...declared, rows: { restricts: false, ids: () => 'all' } });

    const found = await leaks(user, samples[uid]);
    declareRights(uid, declared);

    expect(found.length).toBeGreaterThan(0);
    expect(await leaks(user, samples[uid])).toEqual([]);
  });

  it('are not cloned, by neither way of the Content Manager, whatever their type', async () => {
    const found: string[] = [];
    for (const { uid, documentId, secret } of Object.values(samples)) {
      const before = await countOf(uid);
      for (const way of ['clone', 'auto-clone']) {
        const { status, text } = await user.post(`${inManager(uid)}/${way}/${documentId}`, {});
        if (status < 400 || status >= 500 || text.includes(secret)) found.push(`${way} ${uid}: ${status} ${text.slice(0, 200)}`);
      }
      if ((await countOf(uid)) !== before) found.push(`${uid} has a row more`);
    }

    expect(found).toEqual([]);
  });

  it('are deleted and published by no action of the Content Manager, whatever their type', async () => {
    const found: string[] = [];
    for (const { uid, documentId, secret } of Object.values(samples)) {
      const before = await countOf(uid);
      const writes = await Promise.all([
        ...['bulkDelete', 'bulkPublish', 'bulkUnpublish'].map((action) => user.post(`${inManager(uid)}/actions/${action}`, { documentIds: [documentId] })),
        ...['publish', 'unpublish', 'discard'].map((action) => user.post(`${inManager(uid)}/${documentId}/actions/${action}`, {})),
        user.delete(`${inManager(uid)}/${documentId}`),
      ]);
      writes.forEach(({ status, text }, index) => {
        if (status < 400 || status >= 500 || text.includes(secret)) found.push(`${uid} ${index}: ${status} ${text.slice(0, 160)}`);
      });
      if ((await countOf(uid)) !== before) found.push(`${uid} has a row less`);
    }

    expect(found).toEqual([]);
  });

  it('look like missing ones to whatever names a row in the Content Manager', async () => {
    const missing = 'm'.repeat(24);
    const since = { 'If-Unmodified-Since': '2000-01-01T00:00:00.000Z' };
    const ways = (uid: string): ((id: string) => Promise<{ status: number; text: string }>)[] => [
      (id) => user.get(`${inManager(uid)}/${id}`),
      (id) => user.put(`${inManager(uid)}/${id}`, { updatedAt: '2000-01-01T00:00:00.000Z' }),
      (id) => user.put(`${inManager(uid)}/${id}`, {}).set(since),
      (id) => user.delete(`${inManager(uid)}/${id}`).set(since),
      (id) => user.get(`${inManager(uid)}/${id}/actions/countDraftRelations`),
      (id) => user.get(`${inManager(uid)}/actions/countManyEntriesDraftRelations?documentIds[]=${id}`),
      (id) => user.get(`${inManager(uid)}/actions/countManyEntriesDraftRelations?documentIds[$startsWith]=${id.slice(0, 4)}`),
      ...['clone', 'auto-clone'].map((way) => (id: string) => user.post(`${inManager(uid)}/${way}/${id}`, {})),
      ...['bulkDelete', 'bulkFindForValidation'].map((action) => (id: string) => user.post(`${inManager(uid)}/actions/${action}`, { documentIds: [id] })),
    ];
    const told: string[] = [];
    for (const { uid, documentId } of Object.values(samples)) {
      for (const [index, ask] of ways(uid).entries()) {
        const [hidden, none] = [await ask(documentId), await ask(missing)].map(({ status, text }) => `${status} ${text}`);
        if (hidden !== none) told.push(`${uid} ${index}: ${hidden} | ${none}`);
      }
    }

    expect(told).toEqual([]);
  });

  it('are named by no refusal and connected by no nested write', async () => {
    const mine = await company(app, 'Eigene AG', { owner: user.user.id });
    const found: string[] = [];
    for (const uid of ownTypes()) {
      for (const [name, { type, target }] of Object.entries(modelOf(uid).attributes)) {
        const sample = type === 'relation' && target ? samples[target] : undefined;
        if (!sample || !fieldsOf(uid).includes(name)) continue;
        const { status, text } = await user.post(inManager(uid), { name: 'x', kind: 'company', contact: { connect: [{ documentId: mine.documentId }] }, [name]: { connect: [{ documentId: sample.documentId }] } });
        if (status < 400 || status >= 500 || text.includes(sample.secret)) found.push(`${uid}.${name}: ${status} ${text.slice(0, 160)}`);
      }
    }

    expect(found).toEqual([]);
  });
});

describe('a copy', () => {
  it('takes of a row what its maker may read and write there', async () => {
    const contact = await company(app, 'Vorlage AG', { email: 'vorlage@geheim.example', city: 'Ulm', creditLimit: 4711 });
    const uid = `${CRM}contact`;
    const fields = fieldsOf(uid).filter((name) => !['email', 'creditLimit'].includes(name));
    const all = await roleWith(app, [permission('read', uid, { properties: { fields } }), permission('create', uid)]);
    // Of one's own contacts one reads everything: a copy is one's own.
    const own = await roleWith(app, [permission('read', uid, { conditions: [OWN] })]);
    const user = await adminWith(app, all, own);

    const { status, body } = await user.post(`${inManager(uid)}/clone/${contact.documentId}`, { name: 'Kopie AG' });

    expect(status).toBe(200);
    const copy = await app.strapi.db.query(uid).findOne({ where: { documentId: body.data.documentId } });
    expect([copy.name, copy.city, copy.email, copy.creditLimit]).toEqual(['Kopie AG', 'Ulm', null, null]);
  });
});

describe('a contact of a person whose name is hidden', () => {
  it('is made on no path, since it would show the name, and of a person of one\'s own on each', async () => {
    const [human, uid] = [`${CRM}person`, `${CRM}contact`];
    const hidden = ['academicTitle', 'firstName', 'lastName', 'fullName', 'email', 'phone'];
    const all = await roleWith(app, [
      permission('read', human, { properties: { fields: fieldsOf(human).filter((name) => !hidden.includes(name)) } }), permission('create', human),
      permission('read', uid), permission('create', uid), { action: `${CRM}contacts.create` },
    ]);
    const user = await adminWith(app, all, await roleWith(app, [permission('read', human, { conditions: [OWN] })]));
    const person = await made(app, 'person', { firstName: 'Gesine', lastName: 'Geheim', email: 'gesine@geheim.example' });
    const before = await countOf(uid);

    const refused = [
      await user.post(inManager(uid), { kind: 'person', name: 'x', person: { connect: [{ documentId: person.documentId }] } }),
      await user.post(inPanel(uid), { data: { kind: 'person', name: 'x', person: person.documentId } }),
      await user.post('/crm-contacts/contacts/new', { kind: 'person', personDocumentId: person.documentId }),
      await user.post(`/crm-contacts/persons/${person.documentId}/make-contact`, {}),
    ];

    expect(refused.map(({ status }) => status)).toEqual([403, 403, 403, 403]);
    expect(refused.map(({ text }) => text).join()).not.toMatch(/Gesine|Geheim|geheim/);
    expect(await countOf(uid)).toBe(before);
    expect((await user.post('/crm-contacts/contacts/new', { kind: 'person', newPerson: { lastName: 'Offen' } })).status).toBe(201);
  });
});

describe('fields granted on some rows', () => {
  const uid = `${CRM}contact`;
  let user: AdminClient;
  let foreign: Record<string, Sample>;
  let mine: string;
  beforeAll(async () => {
    foreign = await samplesOf(app, 'Fremdling');
    const types = ownTypes().filter((type) => type !== uid);
    const hidden = ['email', 'vatId', 'name', 'phone'];
    const all = await roleWith(app, [
      permission('read', uid, { properties: { fields: fieldsOf(uid).filter((name) => !hidden.includes(name)) } }),
      ...types.flatMap((type) => [permission('read', type), permission('create', type)]),
      ...['contacts.window', 'finding.folders', 'activities.read', 'organisation.read', 'relations.read', 'contacts.create'].map((name) => ({ action: `${CRM}${name}` })),
    ]);
    const own = await roleWith(app, [permission('read', uid, { conditions: [OWN] })]);
    user = await adminWith(app, all, own);
    mine = (await company(app, 'Meine Sichtbare AG', { owner: user.user.id, email: 'meine@sichtbar.example' })).documentId;
  });

  it('show on these rows, and not on others, wherever the row appears', async () => {
    const { documentId } = foreign[uid];
    const human = foreign[`${CRM}person`].documentId;
    const { documentId: activity } = foreign[`${CRM}activity`];
    const ways = [
      `${inManager(uid)}/${documentId}`, inManager(uid), inPanel(uid), `${inPanel(uid)}/${documentId}`,
      ...Object.values(foreign).filter((sample) => sample.uid !== uid).flatMap((sample) => [inManager(sample.uid), `${inManager(sample.uid)}/${sample.documentId}`, inPanel(sample.uid), `${inPanel(sample.uid)}/${sample.documentId}`]),
      `/crm-contacts/contacts/${documentId}/window`, `/crm-contacts/persons/${human}/window`, `/crm-contacts/contacts/${documentId}/positions`, `/crm-contacts/contacts/${documentId}/relations`,
      `/crm-contacts/contacts/${documentId}/org-chart`, `/crm-contacts/contacts/${documentId}/hierarchy`, `/crm-contacts/contacts/${documentId}/activities`, `/crm-contacts/contacts/${documentId}/timeline`,
      '/crm-contacts/activities/list', '/crm-contacts/search?q=Fremdling', '/crm-contacts/search?q=mail%40fremdling', '/crm-contacts/folders/all/contacts',
      `/content-manager/relations/${CRM}channel/contact`, `/content-manager/relations/${CRM}channel/${foreign[`${CRM}channel`].documentId}/contact`, `/content-manager/relations/${CRM}activity/${activity}/contacts`,
      '/crm-contacts/contacts/duplicates?email=mail%40fremdling.example', '/crm-contacts/contacts/duplicates?name=Fremdling%20contact',
    ];
    const found: string[] = [];
    let seen = 0;
    for (const way of ways) {
      const { status, text } = await user.get(way);
      if (status < 300) seen += 1;
      if (status >= 500 || text.includes('Fremdling contact') || (status < 300 && text.includes('mail@fremdling.example'))) found.push(`${way}: ${status}`);
    }

    expect(found).toEqual([]);
    expect(seen).toBeGreaterThan(ways.length / 2);
    expect((await user.get(`/crm-contacts/contacts/${mine}/window`)).text).toContain('meine@sichtbar.example');
    expect((await user.get('/crm-contacts/contacts/duplicates?email=meine%40sichtbar.example')).text).toContain(mine);
  });

  it('are found by no filter, search or order in rows where they are hidden', async () => {
    const { documentId } = foreign[uid];
    const asked = [
      `${inManager(uid)}?filters[email][$contains]=fremdling`, `${inManager(uid)}?_q=fremdling`, `${inManager(uid)}?filters[$not][email][$contains]=sichtbar&filters[documentId][$eq]=x`,
      `${inPanel(uid)}?filters[email][$contains]=fremdling`, `${inManager(`${CRM}channel`)}?filters[contact][email][$contains]=fremdling`,
      `${inManager(`${CRM}activity`)}?filters[contacts][email][$contains]=fremdling`, '/crm-contacts/folders/all/contacts?q=mail%40fremdling', '/crm-contacts/folders/all/contacts?q=Fremdling%20contact', '/crm-contacts/folders/all/contacts?filters[email][$contains]=fremdling',
      `/content-manager/relations/${CRM}channel/contact?_q=Fremdling`,
    ];
    const found: string[] = [];
    for (const way of asked) {
      const { status, body, text } = await user.get(way);
      const total = body.pagination?.total ?? body.meta?.pagination?.total ?? body.results?.length;
      if (status >= 500 || (status < 300 && (total !== 0 || text.includes(documentId)))) found.push(`${way}: ${status} ${total}`);
    }
    const orders = await Promise.all(['asc', 'desc'].map((order) => user.get(`${inManager(uid)}?sort=email:${order}`)));

    expect(found).toEqual([]);
    const [up, down] = orders.map(({ status, body }) => (status === 400 ? [] : body.results.map((row: { documentId: string }) => row.documentId)));
    expect(up).toEqual(down);
  });

  it('are told by no picker: it orders by no name that is hidden in some rows', async () => {
    const picker = `/content-manager/relations/${CRM}channel/contact`;
    const order = async () => (await user.get(`${picker}?pageSize=100`)).body.results.map((row: { documentId: string }) => row.documentId);
    const named = (name: string) => app.strapi.db.query(uid).update({ where: { documentId: foreign[uid].documentId }, data: { name } });

    await named('Aaa');
    const first = await order();
    await named('Zzz');
    const last = await order();
    await named('Fremdling contact');

    expect(first).toContain(foreign[uid].documentId);
    expect(last).toEqual(first);
    for (const part of ['fields[0]=email', 'populate=*', 'filters[email][$contains]=fremdling', 'sort=email']) expect([part, (await user.get(`${picker}?${part}`)).status]).toEqual([part, 400]);
  });

  it('show to who may read them on every row', async () => {
    const boss = await adminWith(app);

    expect((await boss.get(`${inManager(`${CRM}channel`)}/${foreign[`${CRM}channel`].documentId}`)).text).toContain('Fremdling channel');
    expect((await boss.get(`${inManager(uid)}?filters[email][$contains]=fremdling`)).body.pagination.total).toBe(1);
  });
});

describe('questions of sites', () => {
  it('learn nothing of a private activity by the one that follows it', async () => {
    const boss = await adminWith(app);
    const secret = await made(app, 'activity', { type: 'note', subject: 'Vertraulich Siebzehn', private: true, responsible: boss.user.id });
    await made(app, 'activity', { type: 'call', subject: 'Danach', followUpOf: secret.documentId });
    const api = await apiWith(app);

    const rest = await api.get('/api/crm-contacts/activities?filters[followUpOf][subject][$startsWith]=Vertraulich');
    const graph = await api.post('/graphql', { query: '{ crmContactsActivities(filters: { followUpOf: { subject: { startsWith: "Vertraulich" } } }) { documentId subject } }' });

    expect([rest.status, rest.body.data]).toEqual([200, []]);
    expect(graph.body.data?.crmContactsActivities ?? []).toEqual([]);
    expect((await api.get('/api/crm-contacts/activities?filters[followUpOf][documentId][$notNull]=true')).body.data).toEqual([]);
  });

  it('learn of no private activity by naming it', async () => {
    const boss = await adminWith(app);
    const hidden = await made(app, 'activity', { type: 'note', subject: 'Vertraulich Achtzehn', private: true, responsible: boss.user.id });
    const open = await made(app, 'activity', { type: 'call', subject: 'Offen' });
    const api = await apiWith(app);
    const missing = { documentId: 'm'.repeat(24), id: 9_999_999 };
    const address = '/api/crm-contacts/activities';
    const since = { 'If-Unmodified-Since': '2000-01-01T00:00:00.000Z' };
    const mutation = (text: string) => api.post('/graphql', { query: `mutation { ${text} }` });
    const ways: ((row: typeof missing) => Promise<{ status: number; text: string }>)[] = [
      ({ documentId }) => api.get(`${address}/${documentId}`),
      ({ documentId }) => api.put(`${address}/${documentId}`, { data: { subject: 'x' } }).set(since),
      ({ documentId }) => api.put(`${address}/${documentId}`, { data: { subject: 'x' } }),
      ({ documentId }) => api.post(`${address}/${documentId}/finish`, {}).set(since),
      ({ documentId }) => api.post(`${address}/${documentId}/finish`, {}),
      ({ documentId }) => mutation(`updateCrmContactsActivity(documentId: "${documentId}", data: { subject: "x" }) { documentId }`),
      ({ documentId }) => api.put(`${address}/${open.documentId}`, { data: { followUpOf: documentId } }),
      ({ id }) => api.post(address, { data: { type: 'call', subject: 'x', followUpOf: { connect: [{ id }] } } }),
      ({ documentId }) => mutation(`updateCrmContactsActivity(documentId: "${open.documentId}", data: { followUpOf: "${documentId}" }) { documentId }`),
      ({ documentId }) => mutation(`deleteCrmContactsActivity(documentId: "${documentId}") { documentId }`),
      ({ documentId }) => api.delete(`${address}/${documentId}`).set(since),
      ({ documentId }) => api.delete(`${address}/${documentId}`),
    ];
    const told: string[] = [];
    for (const [index, ask] of ways.entries()) {
      const [one, none] = [await ask(hidden), await ask(missing)].map(({ status, text }) => `${status} ${text.replaceAll(hidden.documentId, missing.documentId)}`);
      if (one !== none) told.push(`${index}: ${one} | ${none}`);
    }

    expect(told).toEqual([]);
    expect(await app.strapi.db.query(`${CRM}activity`).findOne({ where: { documentId: hidden.documentId } })).toMatchObject({ subject: 'Vertraulich Achtzehn', state: 'open' });
  });

  it('get no prices of a catalogue that is hidden from a user of the panel', async () => {
    const catalogue = await made(app, 'price-catalogue', { name: 'Nur Chefs', kind: 'article', currency: 'EUR', validFrom: '2026-01-01' });
    const entry = await made(app, 'price-entry', { catalogue: catalogue.documentId, code: 'GEHEIMCODE', unit: 'piece', price: 9 });
    const user = await ownerOnly();

    expect((await user.get(`${inManager(`${CRM}price-entry`)}?filters[code][$eq]=GEHEIMCODE`)).body.pagination.total).toBe(0);
    expect((await user.get(`${inManager(`${CRM}price-entry`)}/${entry.documentId}`)).status).toBe(404);
  });
});
