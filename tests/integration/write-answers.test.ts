import { startApplication, type Application } from '../support/application';
import { adminWith, type AdminClient } from '../support/clients';
import { leaksIn, plain, readersWithout, tells, TYPES, type Asked, type ReaderWithout } from '../support/hidden-readers';
import { markedSamples, unguarded, type Marked } from '../support/markers';
import { isOfRows, routersOf } from '../support/plugin-routes';
import { company, made } from '../support/rows';

const CRM = 'plugin::crm-contacts.';
const ORDER = 'api::order.order';
const TODAY = new Date().toISOString().slice(0, 10);

/** What a write addresses: samples of every type, and rows that only writes need. */
interface Ground {
  marked: Marked;
  /** documentId of the sample of a type: `of('contact')`. */
  of(type: string): string;
  /** A reminder of the user who writes. */
  notice: string;
}

interface Write {
  method: 'POST' | 'PUT' | 'DELETE';
  path: string;
  /** In place of `:documentId`. */
  row?: (ground: Ground) => string;
  body?: (ground: Ground) => object;
}

const write = (method: Write['method'], path: string, row?: Write['row'], body?: Write['body']): Write => ({ method, path, row, body });
const sample = (type: string) => ({ of }: Ground) => of(type);
const other = ({ marked }: Ground) => marked.other;

/** Every own route of the panel that writes, in an order in which each can succeed; one that is missing fails by its name. */
const WRITES: Write[] = [
  write('PUT', '/contacts/:documentId/follow', sample('contact'), () => ({ highlighted: true })),
  write('POST', '/feed/news/seen', undefined, () => ({ until: new Date().toISOString() })),
  write('POST', '/feed/notices/:documentId/read', ({ notice }) => notice, () => ({ read: true })),
  write('POST', '/feed/notices/read-all'),
  write('POST', '/feed/calendar'),
  write('DELETE', '/feed/calendar'),
  write('DELETE', '/contacts/:documentId/follow', sample('contact')),
  write('POST', '/contacts/new', undefined, ({ of }) => ({ kind: 'person', personDocumentId: of('person') })),
  write('POST', '/channels/:documentId/make-main', sample('channel')),
  write('POST', '/addresses/:documentId/make-main', sample('address')),
  write('PUT', '/contacts/:documentId/responsible', sample('contact'), () => ({ deputyDocumentId: null })),
  write('POST', '/contacts/:documentId/transition', sample('contact'), () => ({ to: { stage: 'customer', status: 'blocked' }, reason: 'Unpaid' })),
  write('POST', '/persons/:documentId/make-contact', ({ marked }) => marked.samples.stranger.documentId, () => ({})),
  write('POST', '/contacts/:documentId/relations', sample('contact'), ({ of, marked }) => ({ type: of('relation-type'), side: 'from', other: marked.samples.third.documentId })),
  write('POST', '/contacts/:documentId/move-members', other, ({ of, marked }) => ({ structure: 'group', members: [of('contact')], to: marked.samples.third.documentId, startsOn: TODAY })),
  write('POST', '/contacts/:documentId/contact-persons', sample('contact'), ({ marked }) => ({ person: marked.samples.stranger.documentId })),
  write('POST', '/positions/:documentId/move-reports', sample('position'), () => ({ to: null, startsOn: TODAY })),
  write('POST', '/positions/:documentId/change', sample('position'), ({ of }) => ({ correction: true, workplace: of('workplace') })),
  write('POST', '/positions/:documentId/change', sample('position'), () => ({ startsOn: TODAY, department: null })),
  write('POST', '/positions/:documentId/make-main', sample('position')),
  write('POST', '/positions/:documentId/change-job', sample('position'), ({ marked }) => ({ company: marked.other, startsOn: TODAY })),
  write('POST', '/positions/:documentId/end', ({ marked }) => marked.report, () => ({ validTo: TODAY })),
  write('POST', '/departments/:documentId/dissolve', sample('department'), () => ({ endsOn: TODAY, moveTo: null })),
  write('POST', '/activities/:documentId/finish', sample('activity'), () => ({ outcome: 'Done', followUp: { subject: 'And then', dueOn: '2081-01-01' } })),
  write('POST', '/activities/:documentId/reopen', sample('activity')),
  write('POST', '/activities/:documentId/cancel', sample('activity'), () => ({})),
  write('PUT', '/activities/:documentId/series', ({ marked }) => marked.samples.series.documentId, () => ({ data: { subject: 'Weekly' } })),
  write('DELETE', '/activities/:documentId/series', ({ marked }) => marked.samples.series.documentId),
  write('POST', '/contacts/:documentId/prices', sample('contact'), ({ marked }) => ({ items: [{ code: codeOf(marked) }], currency: 'EUR' })),
  write('POST', '/documents/:source/:documentId/prices', ({ marked }) => marked.samples[ORDER].documentId, () => ({ all: true })),
  write('POST', '/price-catalogues/:documentId/entries/check', sample('price-catalogue'), ({ marked }) => newEntry(marked)),
  write('PUT', '/price-catalogues/:documentId/entries', sample('price-catalogue'), ({ marked }) => newEntry(marked)),
  write('POST', '/price-catalogues/:documentId/copy', sample('price-catalogue'), () => ({ name: 'Copied' })),
  write('POST', '/price-catalogues/:documentId/new-version', sample('price-catalogue'), () => ({ from: '2050-01-01' })),
  write('POST', '/contacts/:documentId/make-contact-person', ({ marked }) => marked.samples.personContact.documentId, ({ marked }) => ({ company: marked.other })),
  write('POST', '/contacts/:documentId/close', sample('contact'), ({ marked }) => ({ reason: 'Gone', successor: marked.other })),
  write('POST', '/contacts/:documentId/reopen', sample('contact')),
  write('POST', '/access/roles', undefined, () => ({})),
];

const LATER = '2095-01-01';
const begins = (plural: string, type: string) => write('PUT', `/${plural}/:documentId`, sample(type), () => ({ data: { validFrom: LATER } }));

/** What rules refuse, with words about what is stored. */
const REFUSED: Write[] = [
  begins('departments', 'department'),
  begins('workplaces', 'workplace'),
  begins('positions', 'position'),
  begins('placements', 'placement'),
  begins('relations', 'relation'),
  begins('price-catalogues', 'price-catalogue'),
  begins('price-assignments', 'price-assignment'),
  begins('absences', 'absence'),
  write('POST', '/relations', undefined, ({ of, marked }) => ({ data: { type: of('relation-type'), from: marked.other, to: of('contact') } })),
  write('POST', '/price-assignments', undefined, ({ of }) => ({ data: { contact: of('contact'), catalogue: of('price-catalogue') } })),
  write('POST', '/positions/:documentId/change', sample('position'), ({ of }) => ({ correction: true, workplace: of('workplace'), validTo: null })),
  write('POST', '/positions/:documentId/change-job', sample('position'), ({ marked }) => ({ company: marked.other, startsOn: LATER })),
  write('POST', '/departments/:documentId/dissolve', sample('department'), () => ({ endsOn: LATER, moveTo: null })),
];

/** Types of which the answers to these writes, or the rows that they make, tell something. */
const CONCERNED = ['contact', 'person', 'channel', 'address', 'department', 'workplace', 'position', 'placement', 'relation', 'price-catalogue', 'price-entry', 'price-assignment', 'activity', 'absence'].map((name) => `${CRM}${name}`).concat(ORDER);

/** They answer what an administrator has set up, and change it for all tests after them. */
const SETTINGS = ['PUT /workflow', 'PUT /workflow/webhooks'];

const textOf = ({ markers }: Marked, uid: string, field: string) => markers.find((marker) => marker.uid === uid && marker.field === field)?.text ?? '';
const codeOf = (marked: Marked) => textOf(marked, `${CRM}price-entry`, 'code');
/** A second price of the sample's article: what is refused would tell of the first. */
const newEntry = (marked: Marked) => ({ entries: [{ code: codeOf(marked), name: 'Again', unit: 'piece', price: '2' }] });

let app: Application;
let count = 0;
beforeAll(async () => {
  app = await startApplication();
});
afterAll(() => app?.stop());

/** Values that rules would refuse, in place of those that the samples have: `null` leaves none. */
const VALID: [type: string, field: string, value: unknown][] = [
  ['contact', 'closedOn', null],
  ['contact', 'email', 'mkcontactq@marked.example'],
  ['channel', 'value', 'mkchannelq@marked.example'],
  ['channel', 'kind', 'email'],
  ['address', 'country', 'DE'],
  ['contact', 'country', 'DE'],
  ['relation', 'share', 71.17],
  ['price-catalogue', 'baseRate', null],
];

async function makeValid({ samples, markers }: Marked): Promise<void> {
  for (const [type, field, value] of VALID) {
    const uid = `${CRM}${type}`;
    await unguarded(app, () => app.strapi.db.query(uid).update({ where: { documentId: samples[uid].documentId }, data: { [field]: value } }));
    const at = markers.findIndex((marker) => marker.uid === uid && marker.field === field);
    if (at >= 0) markers.splice(at, 1, ...(value === null || String(value).length < 5 ? [] : [{ uid, field, text: String(value) }]));
  }
}

/** New samples with markers, and what lies beside them. */
async function ground(): Promise<Omit<Ground, 'notice'>> {
  count += 1;
  const word = `Write${count}`;
  const marked = await markedSamples(app, word);
  await makeValid(marked);
  const of = (type: string) => marked.samples[`${CRM}${type}`].documentId;
  const add = async (name: string, type: string, row: Promise<{ documentId: string }>) => {
    marked.samples[name] = { uid: `${CRM}${type}`, documentId: (await row).documentId, secret: word };
  };
  const stranger = (lastName: string) => made(app, 'person', { lastName: `${word} ${lastName}` });
  await add('stranger', 'person', stranger('stranger'));
  await add('third', 'contact', company(app, `${word} third`));
  await add('personContact', 'contact', made(app, 'contact', { kind: 'person', person: (await stranger('alone')).documentId }));
  await add('series', 'activity', made(app, 'activity', { type: 'task', subject: word, dueOn: '2080-01-01', contacts: [of('contact')], seriesRule: 'FREQ=WEEKLY;COUNT=3' }));
  return { marked, of };
}

/** What somebody wrote with all routes, one after the other, and what they were answered. */
async function answersOf(client: AdminClient, rows: Omit<Ground, 'notice'>): Promise<Asked[]> {
  const { id, documentId } = client.user;
  const { documentId: notice } = await app.strapi.db.query(`${CRM}notice`).create({
    data: { noticeKey: `write:${id}`, userRef: documentId, activityRef: rows.of('activity'), kind: 'due', dueOn: '2026-01-01', mailState: 'sent' },
  });
  const full = { ...rows, notice };
  const answers: Asked[] = [];
  for (const { method, path, row, body } of [...REFUSED, ...WRITES]) {
    const address = path.replace(':source', 'order').replace(':documentId', row?.(full) ?? '');
    const sent = body?.(full);
    const { status, text } = await client[method.toLowerCase() as 'post'](`/crm-contacts${address}`, sent);
    answers.push({ route: path, question: `${method} ${address} ${JSON.stringify(sent ?? '')}`, status, text: plain(text) });
  }
  return answers;
}

/** Both ways in which the Content Manager copies a row. */
async function clonesOf(client: AdminClient, { samples }: Marked, uid: string): Promise<Asked[]> {
  const answers: Asked[] = [];
  const { documentId } = samples[uid];
  for (const way of ['clone', 'auto-clone']) {
    const question = `POST /content-manager/collection-types/${uid}/${way}/${documentId}`;
    const { status, text } = await client.post(question.slice(5), {});
    answers.push({ route: uid, question, status, text });
  }
  return answers;
}

/** The rows that somebody made, as they are stored: they will read all of them. What they sent they knew. */
async function madeBy(client: AdminClient, answers: Asked[]): Promise<Asked[]> {
  const sent = answers.map(({ question }) => question).join(' ');
  const found: Asked[] = [];
  for (const uid of TYPES) {
    const { attributes } = app.strapi.getModel(uid as never) as unknown as { attributes: Record<string, { type: string; target?: string }> };
    const isHeld = (name: string) => ['component', 'media'].includes(attributes[name].type) || (attributes[name].target === 'admin::user' && !['createdBy', 'updatedBy'].includes(name));
    const rows: object[] = await app.strapi.db.query(uid).findMany({ where: { createdBy: { id: client.user.id } }, populate: Object.keys(attributes).filter(isHeld) });
    found.push(...rows.map((row) => ({ route: uid, question: `a row of ${uid}, after ${sent}`, status: 200, text: JSON.stringify(row) })));
  }
  return found;
}

describe('answers to own writes', () => {
  let userWithout: ReaderWithout;
  let shown: Asked[];
  let all: Marked;
  /** Types of which answers or new rows tell something. */
  let concerned: string[];
  beforeAll(async () => {
    const rows = await ground();
    all = rows.marked;
    userWithout = await readersWithout(app, all);
    const boss = await adminWith(app);
    shown = await answersOf(boss, rows);
    const told = [...shown, ...(await madeBy(boss, shown))];
    concerned = TYPES.filter((uid) => told.some((answer) => all.markers.some((marker) => marker.uid === uid && tells(answer, marker))));
  });

  it('are all asked for: every route that writes stands in the table', () => {
    const asked = WRITES.map(({ method, path }) => `${method} ${path}`);
    const declared = routersOf(app).filter(({ type }) => type === 'admin').flatMap(({ routes }) => routes).filter((route) => route.method !== 'GET' && !isOfRows(route)).map(({ method, path }) => `${method} ${path}`);

    expect(declared.filter((name) => !asked.includes(name)).sort()).toEqual(SETTINGS.sort());
  });

  it('are successes for who may do everything', () => {
    expect(shown.slice(REFUSED.length).filter(({ status }) => status >= 300).map(({ question, status, text }) => `${question}: ${status} ${text.slice(0, 300)}`)).toEqual([]);
  });

  it('say for who may do everything what stands against a write', () => {
    const silent = shown.slice(0, REFUSED.length).filter((answer) => answer.status !== 400 || !all.markers.some((marker) => tells(answer, marker)));

    expect(silent.map(({ question, status, text }) => `${question}: ${status} ${text.slice(0, 300)}`)).toEqual([]);
  });

  it('show who may do everything a good part of the markers, and nobody what is internal', () => {
    const telling = new Set(shown.filter((answer) => all.markers.some((marker) => tells(answer, marker))).map(({ route }) => route));

    expect(telling.size).toBeGreaterThan(8);
    expect(concerned).toEqual(CONCERNED);
    expect(leaksIn(shown, all.internal)).toEqual([]);
  });

  it.each(CONCERNED)('show no field of %s in rows where it is hidden, and carry none into rows of who writes', async (uid) => {
    const rows = await ground();
    const client = await userWithout(uid);

    const answers = await answersOf(client, rows);
    const markers = rows.marked.markers.filter((marker) => marker.uid === uid);

    expect(leaksIn([...answers, ...(await madeBy(client, answers))], markers)).toEqual([]);
    expect(answers.filter(({ status }) => status >= 500).map(({ question, status }) => `${question}: ${status}`)).toEqual([]);
    expect(answers.filter(({ status }) => status < 300).length).toBeGreaterThan(WRITES.length / 3);
  });
});

describe('copies in the Content Manager', () => {
  let marked: Marked;
  let userWithout: ReaderWithout;
  beforeAll(async () => {
    ({ marked } = await ground());
    userWithout = await readersWithout(app, marked);
  });

  // Follows are made by their own call, which the plugin answers.
  it.each(TYPES.filter((uid) => uid !== `${CRM}follow`))('of %s hold nothing that was hidden from who made them, nor does the answer', async (uid) => {
    const client = await userWithout(uid);

    const answers = await clonesOf(client, marked, uid);

    expect(leaksIn([...answers, ...(await madeBy(client, answers))], marked.markers.filter((marker) => marker.uid === uid))).toEqual([]);
  });
});
