import { startApplication, type Application } from '../support/application';
import { adminWith, anonymous, type AdminClient, type Client } from '../support/clients';
import { leaksIn, plain, readersWithout, tells, TYPES, type Asked, type ReaderWithout } from '../support/hidden-readers';
import { markedSamples, unguarded, type Marked, type Marker } from '../support/markers';
import { routersOf, type Route, type Router } from '../support/plugin-routes';

const CRM = 'plugin::crm-contacts.';

let app: Application;
let marked: Marked;
let routers: Router[];
let userWithout: ReaderWithout;
beforeAll(async () => {
  app = await startApplication();
  marked = await markedSamples(app, 'Markiert');
  routers = routersOf(app);
  userWithout = await readersWithout(app, marked);
});
afterAll(() => app?.stop());

const unit = () => jest.requireActual<{ guardedTypes(): string[]; rightsOf(uid: string): { sites: string } }>('../../dist/src/plugins/crm-contacts/server/src/kernel/rights/type-rights');
const types = () => unit().guardedTypes().filter((uid) => unit().rightsOf(uid).sites !== 'nothing');
const sampleOf = (uid: string) => marked.samples[uid].documentId;

interface Own {
  /** The address of their calendar. */
  secret: string;
  /** documentId. */
  follow: string;
}

interface Involved extends Own {
  client: AdminClient;
}

/** So that news, reminders, desk and calendars tell of the samples. */
async function involved(client: AdminClient): Promise<Involved> {
  const { user } = client;
  await client.put(`/crm-contacts/contacts/${sampleOf(`${CRM}contact`)}/follow`, {});
  const activity = sampleOf(`${CRM}activity`);
  await unguarded(app, () => app.strapi.db.query(`${CRM}activity`).update({ where: { documentId: activity }, data: { participants: { connect: [user.id] } } }));
  await app.strapi.db.query(`${CRM}notice`).create({ data: { noticeKey: `test:${user.id}`, userRef: user.documentId, activityRef: activity, kind: 'due', dueOn: '2026-01-01', mailState: 'sent' } });
  const { path } = (await client.post('/crm-contacts/feed/calendar', {})).body;
  const follow = await app.strapi.db.query(`${CRM}follow`).findOne({ where: { user: { id: user.id } } });
  return { client, secret: path.split('/').at(-1), follow: follow.documentId };
}

/** What the routes are asked with, beside their path; a route with a query of its own that is missing here fails by its name. */
const year = (from: string) => `from=${from}&to=${Number(from.slice(0, 4))}-${from.slice(5, 7)}-28`;
const QUERIES: Record<string, () => string[]> = {
  '/users': () => [''],
  '/activities/list': () => ['', 'limit=100'],
  '/calendar': () => monthsOf('startsAt').concat(monthsOf('birthDate')),
  '/desk': () => ['overdue', 'today', 'coming', 'undated'].map((section) => `section=${section}`),
  '/contacts/:documentId/activities': () => [''],
  '/contacts/:documentId/timeline': () => [''],
  '/persons/:documentId/activities': () => [''],
  '/contacts/duplicates': () => ['name', 'email', 'phone', 'vatId'].map((field) => `${field}=${textOf(`${CRM}contact`, field)}`),
  '/contacts/:documentId/documents': () => ['', 'scope=group'],
  '/persons/:documentId/documents': () => [''],
  '/contacts/:documentId/figures': () => ['', 'scope=group'],
  '/contacts/:documentId/documents/proposal': () => ['order', 'quote', 'invoice', 'inquiry'].map((source) => `source=${source}`),
  '/folders/:key/contacts': () => ['', 'pageSize=100'],
  '/contacts/:documentId/company-persons': () => [''],
  '/search': () => ['q=Markiert', ...['name', 'email', 'city'].map((field) => `q=${textOf(`${CRM}contact`, field)}`), `q=${textOf(`${CRM}person`, 'lastName')}`],
  '/contacts/:documentId/hierarchy': () => ['structure=all'],
  '/contacts/:documentId/roll-up': () => ['structure=all'],
  '/contacts/:documentId/relations': () => ['', 'all=true'],
  '/contacts/:documentId/positions': () => [''],
  '/contacts/:documentId/org-chart': () => ['', 'left=true'],
  '/departments/:documentId/contents': () => ['after=2020-01-01'],
  '/contacts/:documentId/stage-changes': () => [''],
  '/feed/news': () => ['', 'scope=followed'],
  '/feed/notices': () => [''],
  '/contacts/:documentId/prices': () => [`code=${textOf(`${CRM}price-entry`, 'code')}&currency=EUR`],
  '/contacts/:documentId/price-comparison': () => [`left=${sampleOf(`${CRM}price-catalogue`)}&right=${sampleOf(`${CRM}price-catalogue`)}&currency=EUR`],
  '/contacts/:documentId/price-forecast': () => ['date=2026-06-01&currency=EUR'],
  '/price-catalogue-list': () => [''],
  '/price-catalogues/:documentId/entries': () => [''],
};

const textOf = (uid: string, field: string) => (marked.markers.find((marker) => marker.uid === uid && marker.field === field) as Marker).text;
/** The months in which marked days stand. */
const monthsOf = (field: string) => marked.markers.filter((marker) => marker.field === field).map(({ text }) => year(`${text.slice(0, 8)}01`));

/** `/contacts/:documentId/window` → the sample of contacts. */
function addressesOf({ path }: Route, { secret, follow }: Own): string[] {
  if (path.includes(':source')) return ['inquiry', 'quote', 'order', 'invoice'].map((name) => path.replace(':source', name).replace(':documentId', sampleOf(`api::${name}.${name}`)));
  if (path.includes(':secret')) return [path.replace(':secret', secret)];
  if (path.includes(':key')) return ['all', 'persons'].map((key) => path.replace(':key', key));
  const plural = path.split('/:')[0].slice(1);
  const uid = types().find((type) => (app.strapi.getModel(type as never) as unknown as { info: { pluralName: string } }).info.pluralName === plural);
  return [uid ? path.replace(/:(documentId|id)/, uid === `${CRM}follow` ? follow : sampleOf(uid)) : path];
}

/** Every address of a GET route; none where the test has no parameters for it. */
function askedOf(route: Route, own: Own): string[] {
  const query = route.takes?.query;
  const isList = query !== undefined && 'filters' in (query.shape ?? {}) && !route.path.includes(':');
  const queries = QUERIES[route.path]?.() ?? (query === undefined || isList ? [''] : []);
  const addresses = addressesOf(route, own).filter((address) => !address.includes(':'));
  return addresses.flatMap((address) => queries.map((words) => (words ? `${address}?${words}` : address)));
}

const gets = (type: Router['type']) => routers.filter((router) => router.type === type).flatMap(({ routes }) => routes).filter(({ method }) => method === 'GET');

type Question = Pick<Asked, 'route'> & { address: string };

/** Every question to the panel, in the same order for everybody: own routes, the calendar's, and the forms beside them. */
function panelOf(own: Own): Question[] {
  const calendar = gets('content-api').filter(({ path }) => path.includes(':secret'));
  return [
    ...gets('admin').flatMap((route) => askedOf(route, own).map((asked) => ({ route: route.path, address: `/crm-contacts${asked}` }))),
    ...calendar.flatMap((route) => askedOf(route, own).map((asked) => ({ route: route.path, address: `/api/crm-contacts${asked}` }))),
    ...Object.values(marked.samples).map(({ uid, documentId }) => ({ route: uid, address: `/content-manager/collection-types/${uid}/${documentId}` })),
  ];
}

async function answersTo(client: Client, questions: Question[]): Promise<Asked[]> {
  const found: Asked[] = [];
  for (const { route, address } of questions) {
    const { status, text } = await (address.includes('/calendar/') ? anonymous(app) : client).get(address);
    found.push({ route, question: address, status, text: plain(text) });
  }
  return found;
}

describe('own answers', () => {
  let boss: Involved;
  let shown: Asked[];
  beforeAll(async () => {
    boss = await involved(await adminWith(app));
    shown = await answersTo(boss.client, panelOf(boss));
  });

  it('have a sample of every guarded type', () => {
    expect(types().sort()).toEqual([...TYPES].sort());
  });

  it('are all asked for: every GET route has its parameters', () => {
    const missing = [...gets('admin'), ...gets('content-api')].filter((route) => askedOf(route, boss).length === 0).map(({ path }) => path);
    const failed = shown.filter(({ status }) => status !== 200).map(({ question, status, text }) => `${question}: ${status} ${text.slice(0, 200)}`);

    expect(missing).toEqual([]);
    expect(failed).toEqual([]);
  });

  it('show every marker to who may read it', () => {
    const unseen = marked.markers.filter((marker) => !shown.some((answer) => tells(answer, marker))).map(({ uid, field }) => `${uid}.${field}`);
    const telling = new Set(shown.filter((answer) => marked.markers.some((marker) => tells(answer, marker))).map(({ route }) => route));

    expect(unseen).toEqual([]);
    expect(telling.size).toBeGreaterThan(new Set(shown.map(({ route }) => route)).size * 0.6);
  });

  it('show nobody a column that is internal, nor the address of who made a row', () => {
    // Strapi's own form says who wrote, with the address.
    const own = shown.filter(({ question }) => !question.startsWith('/content-manager/'));

    expect(leaksIn(shown, marked.internal.filter(({ field }) => field !== 'createdBy'))).toEqual([]);
    expect(leaksIn(own, marked.internal)).toEqual([]);
  });

  it.each(TYPES)('show no field of %s in rows where it is hidden', async (uid) => {
    const markers = marked.markers.filter((marker) => marker.uid === uid);
    const reader = await involved(await userWithout(uid));
    const questions = panelOf(reader).filter((_, index) => markers.some((marker) => tells(shown[index], marker)));

    const answers = await answersTo(reader.client, questions);
    const found = [...leaksIn(answers, markers), ...answers.filter(({ status }) => status >= 500).map(({ question, status }) => `${question}: ${status}`)];

    expect(found).toEqual([]);
  });

  // Contacts and persons are searched by keys, which no marker has: row-rights.test.ts asks for them.
  it.each(['activity', 'price-catalogue', 'price-entry'].map((name) => `${CRM}${name}`).concat('api::order.order'))('find no row of %s by what is hidden in it', async (uid) => {
    const reader = await involved(await userWithout(uid));
    const searches = gets('admin').filter((route) => 'q' in (route.takes?.query?.shape ?? {}) && route.path !== '/users').flatMap((route) => addressesOf(route, boss).slice(0, 1));
    const ask = async ({ client }: Involved, address: string, q: string) => {
      const { status, text } = await client.get(`/crm-contacts${address}?q=${q}`);
      return `${status} ${text.replaceAll(q, 'q')}`;
    };
    const texts = marked.markers.filter((marker) => marker.uid === uid && marker.text.startsWith('mk'));
    const [telling, found]: [string[], string[]] = [[], []];
    for (const address of searches) {
      const [shownNothing, foundNothing] = [await ask(boss, address, 'mkxxxxq'), await ask(reader, address, 'mkxxxxq')];
      for (const { field, text } of texts) {
        if ((await ask(boss, address, text)) === shownNothing) continue;
        telling.push(address);
        if ((await ask(reader, address, text)) !== foundNothing) found.push(`${address}: ${field}`);
      }
    }

    expect(found).toEqual([]);
    expect(telling.length).toBeGreaterThan(0);
  });

  it('would show what is hidden if no condition of a field were asked', async () => {
    const uid = `${CRM}channel`;
    const markers = marked.markers.filter((marker) => marker.uid === uid);
    const reader = await involved(await userWithout(uid));
    const windows = panelOf(reader).filter(({ address }) => address.includes('window'));
    const permissions = app.strapi.service('admin::permission') as { createPermissionsManager(options: object): object };
    const asStrapiDoes = permissions.createPermissionsManager;
    permissions.createPermissionsManager = (options) => Object.assign(Object.create(asStrapiDoes(options) as object) as object, { getQuery: () => undefined });

    const leaking = await answersTo(reader.client, windows);
    permissions.createPermissionsManager = asStrapiDoes;

    expect(leaksIn(leaking, markers).length).toBeGreaterThan(0);
    expect(leaksIn(await answersTo(reader.client, windows), markers)).toEqual([]);
  });
});
