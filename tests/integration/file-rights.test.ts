import { startApplication, type Application } from '../support/application';
import { adminWith, anonymous, apiWith, roleWith, type AdminClient, type Client } from '../support/clients';
import { picture } from '../support/pictures';
import { company, made, person } from '../support/rows';
import { samplesOf } from '../support/samples';

const FILE = 'plugin::upload.file';
const CRM = 'plugin::crm-contacts.';
const OWN = `${CRM}own`;
const SOURCES = ['inquiry', 'quote', 'order', 'invoice'].map((name) => `api::${name}.${name}`);

interface Attribute {
  type: string;
  multiple?: boolean;
  component?: string;
  components?: string[];
}

interface Model {
  attributes: Record<string, Attribute>;
  info: { pluralName: string };
}

interface Place {
  uid: string;
  name: string;
  plural: string;
  multiple: boolean;
}

interface Stored {
  id: number;
  name: string;
  size: number;
  url: string;
  hash: string;
  formats: { thumbnail: { url: string } };
}

let app: Application;
let boss: AdminClient;
/** Reads and changes every row. */
let allowed: AdminClient;
/** The same rights on what hangs on their own contacts. */
let other: AdminClient;
let token: Client;
/** A token for the library alone. */
let bare: Client;
let places: Place[];
let rows: Awaited<ReturnType<typeof samplesOf>>;

const LIBRARY = ['plugin::upload.read', 'plugin::upload.assets.create', 'plugin::upload.assets.update'].map((action) => ({ action }));
const CONTENT_API = ['find', 'findOne', 'upload', 'destroy'].map((name) => `plugin::upload.content-api.${name}`);

const modelOf = (uid: string) => app.strapi.getModel(uid as never) as unknown as Model;
const rights = (uid: string, conditions: string[] = [], without: string[] = []) =>
  ['read', 'update', 'create'].map((action) => ({
    action: `plugin::content-manager.explorer.${action}`, subject: uid, conditions: action === 'create' ? [] : conditions,
    properties: { fields: Object.keys(modelOf(uid).attributes).filter((name) => !without.includes(name)) },
  }));

/** Media attributes of guarded types, those of their components included. */
function mediaOf(uid: string): Place[] {
  const { attributes, info } = modelOf(uid);
  return Object.entries(attributes).flatMap(([name, { type, multiple, component, components = [] }]) => {
    const parts = [...(component ? [component] : []), ...components].filter((part) => mediaOf(part).length > 0);
    // Whoever gives a component files adds a way to write them here.
    if (parts.length > 0) throw new Error(`No sample of files in ${uid} ${name}`);
    return type === 'media' ? [{ uid, name, plural: info.pluralName, multiple: multiple === true }] : [];
  });
}

const stored = async (data: object = {}, client: Client = boss): Promise<Stored> => {
  const test = client.post('/upload').attach('files', picture(), { filename: 'photo.png', contentType: 'image/png' });
  const { body, status } = await Object.entries(data).reduce((sent, [name, value]) => sent.field(name, value as string), test);
  if (status !== 201) throw new Error(JSON.stringify(body));
  return app.strapi.db.query(FILE).findOne({ where: { id: body[0].id } });
};

const write = (uid: string, documentId: string, data: object) => app.strapi.documents(uid as 'plugin::crm-contacts.contact').update({ documentId, data: data as never });
const give = async ({ uid, name, multiple }: Place, id: number) => write(uid, rows[uid].documentId, { [name]: multiple ? [id] : id });
const statusOf = async (address: string) => (await anonymous(app).get(address)).status;
const addressesIn = (text: string, { hash }: Stored) => [...new Set([...text.matchAll(/\/uploads\/[^"\\]+/g)].map(([address]) => address).filter((address) => address.includes(hash)))];

const doors = ({ uid, name, plural }: Place, { documentId, id }: { documentId: string; id: number }): [string, 'panel' | 'site', string][] => [
  ['panel', `/content-manager/collection-types/${uid}/${documentId}`],
  ['panel', `/content-manager/collection-types/${uid}?pageSize=100`],
  ['panel', `/crm-contacts/${plural}/${documentId}`],
  ['panel', '/upload/files'],
  ['panel', `/upload/files/${id}`],
  ['site', `/api/crm-contacts/${plural}/${documentId}?populate=${name}`],
  ['site', `/api/crm-contacts/${plural}?populate[${name}][fields][0]=url&pagination[pageSize]=100`],
  ['site', '/api/upload/files'],
  ['site', '/api/upload/files/page'],
  ['site', `/api/upload/files/${id}`],
].map(([kind, path]) => [path, kind as 'panel' | 'site', path]);

beforeAll(async () => {
  app = await startApplication();
  boss = await adminWith(app);
  rows = await samplesOf(app, 'Anhang');
  const guarded = Object.keys(app.strapi.contentTypes).filter((uid) => uid.startsWith(CRM) || SOURCES.includes(uid));
  places = guarded.flatMap(mediaOf);
  const shown = [...new Set([`${CRM}contact`, `${CRM}position`, ...places.map(({ uid }) => uid)])];
  allowed = await adminWith(app, await roleWith(app, [...LIBRARY, ...shown.flatMap((uid) => rights(uid))]));
  other = await adminWith(app, await roleWith(app, [...LIBRARY, ...shown.flatMap((uid) => rights(uid, uid === `${CRM}contact` ? [OWN] : []))]));
  token = await apiWith(app);
  bare = await apiWith(app, 'custom', CONTENT_API);
});
afterAll(() => app.stop());

it('knows the files of activities and persons', () => {
  expect(places.map(({ uid, name }) => `${uid} ${name}`)).toEqual(expect.arrayContaining([`${CRM}activity attachments`, `${CRM}person photo`]));
});

it('serves the files of every guarded row by signed addresses to its readers alone', async () => {
  for (const place of places) {
    const file = await stored();
    expect(await statusOf(file.url)).toBe(200);

    await give(place, file.id);

    const plain = [file.url, file.formats.thumbnail.url];
    for (const address of [...plain, file.url.toUpperCase().replace('/UPLOADS', '/uploads'), `/%75ploads/${file.hash}.png`, `/x/..%2Fuploads/${file.hash}.png`]) expect([place, address, await statusOf(address)]).toEqual([place, address, 404]);
    expect((await boss.get(file.url)).status).toBe(404);
    const { documentId } = rows[place.uid];
    for (const [door, kind, path] of doors(place, { documentId, id: file.id })) {
      const { text } = await (kind === 'panel' ? allowed : token).get(path);
      const addresses = addressesIn(text, file);
      if (!door.startsWith('/crm-contacts/') && !door.includes('?pageSize')) expect([door, addresses.length]).not.toEqual([door, 0]);
      for (const address of addresses) expect([door, await statusOf(address)]).toEqual([door, 200]);

      const seen = await (kind === 'panel' ? other : bare).get(path);
      expect([door, addressesIn(seen.text, file)]).toEqual([door, []]);
    }
  }
});

it('answers signed addresses in GraphQL, to who may read the row', async () => {
  const file = await stored();
  const { documentId } = await made(app, 'activity', { type: 'call', subject: 'Mit Bild', attachments: [file.id] });
  const query = `{ crmContactsActivities(filters: { documentId: { eq: "${documentId}" } }) { attachments { url formats } } uploadFiles(pagination: { limit: 100 }) { url } }`;

  const full = await token.post('/graphql', { query });
  const little = await bare.post('/graphql', { query: '{ uploadFiles(pagination: { limit: 100 }) { url name } }' });

  const addresses = addressesIn(JSON.stringify(full.body.data), file);
  expect(full.body.errors).toBeUndefined();
  expect(addresses.length).toBeGreaterThan(1);
  for (const address of addresses) expect(await statusOf(address)).toBe(200);
  expect(addressesIn(little.text, file)).toEqual([]);
});

describe('a signed address', () => {
  const signed = async () => {
    const file = await stored();
    await made(app, 'activity', { type: 'call', subject: 'Signiert', attachments: [file.id] });
    const { body } = await boss.get(`/upload/files/${file.id}`);
    return { file, url: body.url as string, thumbnail: body.formats.thumbnail.url as string };
  };

  it('opens one file until it ends, for this reader alone', async () => {
    const { url, thumbnail } = await signed();
    const [path, signature] = url.split('?signature=');
    const [expires, mac] = signature.split('.');

    const shown = await anonymous(app).get(url);
    const part = await anonymous(app).get(url).set('Range', 'bytes=0-9');
    expect([shown.status, part.status, part.headers['content-length']]).toEqual([200, 206, '10']);
    expect(shown.headers['cache-control']).toMatch(/^private, max-age=\d+$/);
    expect(Number(expires) - Date.now() / 1000).toBeLessThanOrEqual(1800);
    for (const forged of [`${path}?signature=${Number(expires) + 900}.${mac}`, `${path}?signature=${expires}.${'A'.repeat(43)}`, `${thumbnail.split('?')[0]}?signature=${signature}`, `${path}?signature=`, `${path}?signature=${signature}&signature=x`.replace(signature, 'x')]) {
      expect(await statusOf(forged)).toBe(404);
    }
    jest.useFakeTimers({ now: Number(expires) * 1000, doNotFake: ['nextTick', 'setImmediate', 'setTimeout', 'setInterval', 'queueMicrotask', 'clearTimeout', 'clearInterval', 'clearImmediate', 'performance', 'hrtime'] });
    try {
      expect(await statusOf(url)).toBe(404);
    } finally {
      jest.useRealTimers();
    }
  });

  it('is never stored, though the panel sends back what it was shown', async () => {
    const file = await stored();
    const { documentId } = await made(app, 'activity', { type: 'call', subject: 'Zurück', attachments: [file.id] });
    const { body } = await boss.get(`/content-manager/collection-types/${CRM}activity/${documentId}`);

    const saved = await boss.put(`/content-manager/collection-types/${CRM}activity/${documentId}`, { subject: 'Zurück 2', attachments: body.data.attachments });
    const renamed = await boss.put(`/upload/files/${file.id}`, { fileInfo: { name: 'neu.png' } });

    expect([body.data.attachments[0].url.includes('signature'), saved.status, renamed.status]).toEqual([true, 200, 200]);
    expect(await app.strapi.db.query(FILE).findOne({ where: { id: file.id } })).toMatchObject({ url: file.url, formats: { thumbnail: { url: file.formats.thumbnail.url } }, name: 'neu.png' });
  });

  it('is not sent to webhooks', async () => {
    const sent: string[] = [];
    app.strapi.eventHub.subscribe(async (name: string, ...args: unknown[]) => {
      if (/^(entry|media)\./.test(name)) sent.push(JSON.stringify(args));
    });
    const file = await stored();
    const { documentId } = await made(app, 'activity', { type: 'call', subject: 'Gemeldet', attachments: [file.id] });

    await boss.put(`/content-manager/collection-types/${CRM}activity/${documentId}`, { subject: 'Gemeldet 2' });
    await boss.delete(`/content-manager/collection-types/${CRM}activity/${documentId}`);

    expect(sent.filter((text) => text.includes(file.url)).length).toBeGreaterThan(0);
    sent.forEach((text) => expect(text).not.toContain('signature='));
  });
});

it('keeps a file closed once its row lets go of it or is gone', async () => {
  const [unlinked, deleted] = [await stored(), await stored()];
  const one = await made(app, 'activity', { type: 'call', subject: 'Erst', attachments: [unlinked.id] });
  const two = await made(app, 'activity', { type: 'call', subject: 'Weg', attachments: [deleted.id] });

  await write(`${CRM}activity`, one.documentId, { attachments: [] });
  await app.strapi.documents(`${CRM}activity` as never).delete({ documentId: two.documentId });

  for (const { id, url } of [unlinked, deleted]) {
    expect(await statusOf(url)).toBe(404);
    // Whoever uploaded it still has it.
    expect([(await other.get(`/upload/files/${id}`)).status, (await boss.get(`/upload/files/${id}`)).status]).toEqual([404, 200]);
    expect((await boss.delete(`/upload/files/${id}`)).status).toBe(200);
  }
});

it('leaves files of nothing and of the host open, and hides no file of the library that hangs on nothing', async () => {
  const file = await stored();

  const { body } = await other.get(`/upload/files/${file.id}`);

  expect([body.url, await statusOf(file.url)]).toEqual([file.url, 200]);
});

describe('linking', () => {
  it('by an upload needs the right to change the row', async () => {
    const [mine, hidden] = [await company(app, 'Eigene GmbH'), await company(app, 'Fremde GmbH', { owner: boss.user.documentId })];
    await app.strapi.db.query(`${CRM}contact`).update({ where: { documentId: mine.documentId }, data: { owner: other.user.id } });
    const own = await made(app, 'activity', { type: 'call', subject: 'Eigener', contacts: [mine.documentId] });
    const foreign = await made(app, 'activity', { type: 'call', subject: 'Fremder', contacts: [hidden.documentId] });
    const uploads = (client: Client, path: string, ref: string, refId: number | string, field: string) =>
      client.post(path).attach('files', picture(), { filename: 'a.png', contentType: 'image/png' }).field('ref', ref).field('refId', String(refId)).field('field', field);
    const before = await app.strapi.db.query(FILE).count();

    const refused = await Promise.all([
      uploads(other, '/upload', `${CRM}activity`, foreign.id, 'attachments'),
      uploads(other, '/upload', `${CRM}activity`, own.documentId, 'attachments'),
      uploads(other, '/upload', `${CRM}activity`, own.id, 'subject'),
      uploads(other, '/upload', 'sales.line', 1, 'code'),
      uploads(bare, '/api/upload', `${CRM}activity`, own.id, 'attachments'),
    ]);
    const after = await app.strapi.db.query(FILE).count();
    const taken = await uploads(other, '/upload', `${CRM}activity`, own.id, 'attachments');
    const byToken = await uploads(token, '/api/upload', `${CRM}activity`, foreign.id, 'attachments');

    expect(refused.map(({ status, body }) => [status, body.error?.details?.errors?.[0]?.path])).toEqual([[404, undefined], [404, undefined], [400, ['field']], [400, ['ref']], [403, undefined]]);
    expect([after, taken.status, byToken.status]).toEqual([before, 201, 201]);
    for (const { body: [file] } of [taken, byToken]) expect([await statusOf(file.url.split('?')[0]), await statusOf(file.url)]).toEqual([404, 200]);
  });

  it('of a file that hangs on a hidden row is refused like one that there is not', async () => {
    const file = await stored();
    await give(places.find(({ name }) => name === 'attachments') as Place, file.id);
    const free = await stored();
    const contact = await company(app, 'Auch eigene GmbH');
    await app.strapi.db.query(`${CRM}contact`).update({ where: { documentId: contact.documentId }, data: { owner: other.user.id } });
    const own = await made(app, 'activity', { type: 'call', subject: 'Gast', contacts: [contact.documentId] });
    const link = (attachments: unknown) => other.put(`/content-manager/collection-types/${CRM}activity/${own.documentId}`, { attachments });

    for (const value of [[file.id], [{ id: file.id }], [99_999_999], [free.id, file.id], { connect: [file.id] }, { set: [{ id: file.id }] }]) {
      const { status, body } = await link(value);
      expect([value, status, body.error?.details?.errors?.[0]?.path]).toEqual([value, 400, ['attachments']]);
    }
    expect((await link([free.id])).status).toBe(200);
  });
});

it('gives no hidden file to a row of the host that is written past the Document Service', async () => {
  const file = await stored();
  await give(places.find(({ name }) => name === 'attachments') as Place, file.id);
  const user = await app.strapi.db.query('admin::user').findOne({ where: { id: other.user.id }, populate: ['roles'] });
  const userAbility = await app.strapi.service('admin::permission').engine.generateUserAbility(user);
  const { attributes } = modelOf('plugin::users-permissions.user');
  attributes.avatar = { type: 'media' };

  const written = app.strapi.requestContext.run({ state: { user, userAbility }, path: '/' } as never, () =>
    app.strapi.db.query('plugin::users-permissions.user').create({ data: { username: 'dieb', avatar: file.id } })
  );

  await expect(written).rejects.toThrow('avatar names a file that does not exist');
  delete attributes.avatar;
});

describe('changing and deleting a file of a row', () => {
  it('needs the right to change the row', async () => {
    const file = await stored();
    const { id } = file;
    const employer = await company(app, 'Nur lesend AG');
    const human = await person(app, 'Nur', 'Lesend', { photo: id });
    await made(app, 'position', { person: human.documentId, company: employer.documentId });
    const reading = ['contact', 'position', 'person'].flatMap((name) => rights(`${CRM}${name}`)).filter(({ action }) => action.endsWith('read'));
    const reader = await adminWith(app, await roleWith(app, [...LIBRARY, ...reading]));
    const tries = (client: Client) => [
      client.delete(`/upload/files/${id}`),
      client.put(`/upload/files/${id}`, { fileInfo: { name: 'x.png' } }),
      client.post(`/upload/files/${id}/replace`).attach('files', picture(300), { filename: 'a.png', contentType: 'image/png' }),
      client.post(`/upload?id=${id}`).attach('files', picture(300), { filename: 'a.png', contentType: 'image/png' }),
      client.post('/upload/actions/bulk-delete', { fileIds: [id], folderIds: [] }),
      client.post('/upload/actions/bulk-move', { fileIds: [id], folderIds: [], destinationFolderId: null }),
    ];

    const hidden = await Promise.all(tries(other));
    const readOnly = await Promise.all(tries(reader));
    const byToken = [await bare.delete(`/api/upload/files/${id}`), await bare.post('/graphql', { query: `mutation { deleteUploadFile(id: "${id}") { name } }` })];

    expect(hidden.map(({ status }) => status)).toEqual([404, 404, 404, 404, 404, 404]);
    expect(readOnly.map(({ status }) => status)).toEqual([403, 403, 403, 403, 403, 403]);
    expect([byToken[0].status, byToken[1].body.data?.deleteUploadFile ?? null]).toEqual([404, null]);
    expect(await app.strapi.db.query(FILE).findOne({ where: { id } })).toMatchObject({ name: file.name, size: file.size });
    expect((await allowed.put(`/upload/files/${id}`, { fileInfo: { name: 'y.png' } })).status).toBe(200);
    expect((await allowed.delete(`/upload/files/${id}`)).status).toBe(200);
  });

  it('is asked of every file in a folder that is deleted, and of none is told by the folder', async () => {
    const file = await stored();
    const folder = (await boss.post('/upload/folders', { name: 'Ordner', parent: null })).body.data;
    await boss.put(`/upload/files/${file.id}`, { fileInfo: { folder: folder.id } });
    await made(app, 'activity', { type: 'call', subject: 'Im Ordner', private: true, responsible: boss.user.documentId, attachments: [file.id] });

    const removed = await other.post('/upload/actions/bulk-delete', { fileIds: [], folderIds: [folder.id] });
    const listed = await other.get('/upload/folders?populate=files');
    const asked = await other.get(`/upload/folders?filters[files][hash][$eq]=${file.hash}`);

    expect(removed.status).toBe(404);
    expect([listed.text.includes(file.hash), asked.text.includes('Ordner')]).toEqual([false, false]);
    expect(await app.strapi.db.query(FILE).count({ where: { id: file.id } })).toBe(1);
  });
});

it('hides files of hidden rows from the library\'s tools, which bring a right but no request', async () => {
  const file = await stored();
  await give(places.find(({ name }) => name === 'attachments') as Place, file.id);
  const user = await app.strapi.db.query('admin::user').findOne({ where: { id: other.user.id }, populate: ['roles'] });
  const ability = await app.strapi.service('admin::permission').engine.generateUserAbility(user);

  const found: unknown[] = [];
  await app.strapi.requestContext.run({ state: { user: { id: user.id } }, path: '/mcp' } as never, async () => {
    app.strapi.service('admin::permission').createPermissionsManager({ ability, action: 'plugin::upload.read', model: FILE });
    found.push(await app.strapi.plugin('upload').service('upload').findOne(file.id));
    found.push((await app.strapi.plugin('upload').service('upload').findPage({ filters: { hash: file.hash } })).results);
  });

  expect(found).toEqual([null, []]);
});

it('marks what was linked before, when it starts', async () => {
  const file = await stored();
  await made(app, 'activity', { type: 'call', subject: 'Von früher', attachments: [file.id] });
  await app.strapi.db.query(FILE).update({ where: { id: file.id }, data: { provider_metadata: { kept: 1 } } });
  expect(await statusOf(file.url)).toBe(200);

  const { markStoredFiles } = jest.requireActual<{ markStoredFiles(strapi: unknown): Promise<void> }>('../../dist/src/plugins/crm-contacts/server/src/kernel/rights/files/guarded-files');
  await markStoredFiles(app.strapi);

  expect(await statusOf(file.url)).toBe(404);
  expect((await app.strapi.db.query(FILE).findOne({ where: { id: file.id } })).provider_metadata).toEqual({ kept: 1, guarded: true });
});

it('shows photos in the person window and the org chart', async () => {
  const file = await stored();
  const employer = await company(app, 'Bilder AG');
  const { documentId } = await person(app, 'Mit', 'Bild', { photo: file.id });
  await made(app, 'position', { person: documentId, company: employer.documentId });

  const shown = await boss.get(`/crm-contacts/persons/${documentId}/window`);
  const chart = await boss.get(`/crm-contacts/contacts/${employer.documentId}/org-chart`);

  const addresses = [...addressesIn(shown.text, file), ...addressesIn(chart.text, file)];
  expect(addresses).toHaveLength(2);
  for (const address of addresses) expect(await statusOf(address)).toBe(200);
});
