import { startApplication, type Application } from '../support/application';
import { adminWith, apiWith, roleWith, siteUserWith, type AdminClient, type Client } from '../support/clients';
import { company, made, person } from '../support/rows';

const FILE = 'plugin::upload.file';
const CRM = 'plugin::crm-contacts.';
const OWN = `${CRM}own`;

interface Attribute {
  type: string;
  relation?: string;
  target?: string;
}

let app: Application;
let sales: AdminClient;
let token: Client;
let site: Client;
/** Unique words and ids of rows that `sales`, tokens and sites may not see. */
let hidden: string[];
let shared: { documentId: string; id: number };
let open: { documentId: string };

const readAll = (name: string, conditions: string[] = []) => ({
  action: 'plugin::content-manager.explorer.read', subject: `${CRM}${name}`, conditions,
  properties: { fields: Object.keys(app.strapi.contentType(`${CRM}${name}` as 'plugin::crm-contacts.contact').attributes) },
});

let count = 0;
const stored = (): Promise<{ documentId: string; id: number }> => {
  count += 1;
  const name = `library${count}`;
  return app.strapi.db.query(FILE).create({ data: { name: `${name}.png`, hash: name, ext: '.png', mime: 'image/png', size: 1, url: `/uploads/${name}.png`, provider: 'local', folderPath: '/' } });
};

/** The plugin's own rows and those of linked documents have guards of their own. */
const isGuarded = (uid?: string) => uid?.startsWith(CRM) || ['inquiry', 'quote', 'order', 'invoice'].some((name) => uid === `api::${name}.${name}`);

function placesThatLead() {
  const models = { ...app.strapi.contentTypes, ...app.strapi.components } as unknown as Record<string, { attributes: Record<string, Attribute> }>;
  return Object.entries(models).flatMap(([uid, { attributes }]) =>
    Object.entries(attributes)
      .filter(([, { relation, target }]) => ['morphToOne', 'morphToMany'].includes(relation ?? '') || (isGuarded(target) && !isGuarded(uid)))
      .map(([name]) => `${uid} ${name}`)
  );
}

beforeAll(async () => {
  app = await startApplication();
  const boss = await adminWith(app);
  shared = await stored();
  const mine = await company(app, 'Offene Handels AG');
  const other = await company(app, 'Verborgene Werke AG', { owner: boss.user.documentId });
  const secretPerson = await person(app, 'Verborgene', 'Geheimrat', { photo: shared.id });
  await made(app, 'position', { person: secretPerson.documentId, company: other.documentId });
  const secret = await made(app, 'activity', { type: 'call', subject: 'Verschwiegener Anruf', private: true, responsible: boss.user.documentId, attachments: [shared.id] });
  open = await made(app, 'activity', { type: 'call', subject: 'Offener Anruf', contacts: [mine.documentId], attachments: [shared.id] });
  hidden = ['Verschwiegener', 'Geheimrat', 'Verborgene', secret.documentId, secretPerson.documentId];

  sales = await adminWith(app, await roleWith(app, [
    readAll('activity'), readAll('person'), readAll('contact', [OWN]), readAll('position'),
    { action: 'plugin::upload.read' }, { action: 'plugin::upload.assets.create' },
  ]));
  await app.strapi.db.query(`${CRM}contact`).update({ where: { documentId: mine.documentId }, data: { owner: sales.user.id } });
  const reads = ['activity', 'contact', 'position'].flatMap((name) => [`${CRM}${name}.find`, `${CRM}${name}.findOne`]);
  const library = ['plugin::upload.content-api.find', 'plugin::upload.content-api.findOne'];
  token = await apiWith(app, 'custom', [...reads, ...library]);
  const role = await app.strapi.db.query('plugin::users-permissions.role').findOne({ where: { type: 'authenticated' } });
  for (const action of [...reads, ...library]) await app.strapi.db.query('plugin::users-permissions.permission').create({ data: { action, role: role.id } });
  site = await siteUserWith(app);
});
afterAll(() => app.stop());

it('is the only type outside that leads to guarded rows', () => {
  expect(placesThatLead()).toEqual([`${FILE} related`]);
});

const POPULATES = [
  'populate=related', 'populate=*', 'populate[related]=true', 'populate[related][populate]=*', 'populate[related][count]=true', 'populate[0]=related',
  'populate[related][on][plugin::crm-contacts.activity]=true', 'populate[related][on][plugin::crm-contacts.activity][fields][0]=subject',
  'populate[related][on][plugin::crm-contacts.activity][populate]=*', 'populate[related][on][plugin::crm-contacts.person]=true',
];
const QUESTIONS = [
  'filters[related][subject][$contains]=Verschwiegener', 'filters[related][id][$notNull]=true', 'filters[$not][related][id]=1', 'filters[related]=1',
  'sort=related.subject', 'sort[0]=related.subject:asc', 'sort[related][subject]=asc', '_q=Verschwiegener',
];

describe('the rows that files hang on', () => {
  const files = () => [
    () => [sales, '/upload/files'] as const,
    () => [sales, `/upload/files/${shared.id}`] as const,
    () => [token, '/api/upload/files'] as const,
    () => [token, `/api/upload/files/${shared.id}`] as const,
    () => [site, '/api/upload/files'] as const,
  ].map((place) => place());

  it.each(POPULATES)('are those that may be read: %s', async (query) => {
    for (const [client, path] of files()) {
      const { status, text } = await client.get(`${path}?${query}`);

      expect([200, 400]).toContain(status);
      hidden.forEach((word) => expect(text).not.toContain(word));
      expect(text).not.toMatch(/"count":[23]/);
    }
  });

  it.each(QUESTIONS)('cannot be asked for: %s', async (query) => {
    for (const [client, path] of files()) {
      const { status, text, body } = await client.get(`${path}?${query}`);

      hidden.forEach((word) => expect(text).not.toContain(word));
      // What asks for one file by its id takes neither filters nor an order.
      const answered: unknown[] = body.results ?? (Array.isArray(body) ? body : []);
      if (path.endsWith('files')) expect([status, answered.length]).toEqual(query.startsWith('_q') ? [200, 0] : [400, 0]);
    }
  });

  it('are there for who may read them', async () => {
    const there = await sales.get('/upload/files?populate=related');
    const byToken = await token.get(`/api/upload/files/${shared.id}?populate=related`);

    expect(there.body.results[0].related).toEqual([expect.objectContaining({ documentId: open.documentId, __type: `${CRM}activity` })]);
    expect(byToken.body.related).toEqual([expect.objectContaining({ documentId: open.documentId, subject: 'Offener Anruf' })]);
  });

  it('are guarded behind the attachments of a readable row as well', async () => {
    const nested = 'populate[attachments][populate][related]=true';
    const answers = await Promise.all([
      token.get(`/api/crm-contacts/activities?${nested}`),
      token.get(`/api/crm-contacts/activities?populate[attachments][populate]=*`),
      sales.get(`/content-manager/collection-types/${CRM}activity?${nested}`),
      sales.get(`/crm-contacts/activities?${nested}`),
      token.get('/api/crm-contacts/activities?filters[attachments][related][subject][$contains]=Verschwiegener'),
      token.get('/api/crm-contacts/activities?sort=attachments.related.subject'),
    ]);

    for (const { text, status } of answers) {
      expect(status).toBeLessThan(500);
      hidden.forEach((word) => expect(text).not.toContain(word));
    }
  });

  // Strapi's resolver of polymorphic relations fails by itself, so the field is taken out (kernel/strapi-input.ts).
  it('are not answered by GraphQL', async () => {
    const query = '{ uploadFiles { documentId related { __typename ... on CrmContactsActivity { documentId subject } ... on CrmContactsPerson { lastName } } } }';

    for (const client of [token, site]) {
      const { status, text } = await client.post('/graphql', { query });

      expect(status).toBe(400);
      hidden.forEach((word) => expect(text).not.toContain(word));
    }
  });
});
