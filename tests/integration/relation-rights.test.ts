import { startApplication, type Application } from '../support/application';
import { adminWith, apiWith, roleWith, type AdminClient, type Client } from '../support/clients';
import { linkedSamplesOf } from '../support/linked-samples';
import { company } from '../support/rows';

const CRM = 'plugin::crm-contacts.';
const OWN = `${CRM}own`;
const ACTIVITY = `${CRM}activity`;
const EXPLORER = 'plugin::content-manager.explorer';

interface Attribute {
  type: string;
  relation?: string;
  target?: string;
  private?: boolean;
  pluginOptions?: Record<string, { internal?: boolean }>;
}

interface Row {
  id: number;
  documentId: string;
  [name: string]: unknown;
}

/** A row of `uid`, and a row of `target` to which its relation leads. */
interface Link {
  source: Row;
  target: Row;
}

interface Relation {
  uid: string;
  name: string;
  target: string;
  /** Two, so that an order can be told. */
  links: Link[];
  /** How many related rows of a source are nobody's secret. */
  open: number;
  /** A text of the target type, which no two links share. */
  text: string;
  /** A relation of the target that is set there, and what it names: a question two levels deep. */
  beyond?: { name: string; documentId: string };
  /** A relation that leads to the source: the same question from the other end. */
  before?: { uid: string; name: string; source: Row };
}

let app: Application;
let boss: AdminClient;
let relations: Relation[];
/** By hidden type. */
let users: Record<string, AdminClient>;
let site: Client;
let hiddenFromSite: string | undefined;

/** What decides is in the running, compiled plugin. */
const rightsUnit = () =>
  jest.requireActual<{ rightsOf(uid: string): { sites: string; rows: unknown }; declareRights(uid: string, rights: unknown): void; guardedTypes(): string[] }>(
    '../../dist/src/plugins/crm-contacts/server/src/kernel/rights/type-rights'
  );

const modelOf = (uid: string) => app.strapi.getModel(uid as never) as unknown as { attributes: Record<string, Attribute>; info: { pluralName: string }; plugin?: string };
const isShown = ({ pluginOptions, private: hidden }: Attribute) => pluginOptions?.['crm-contacts']?.internal !== true && hidden !== true;
const guarded = () => rightsUnit().guardedTypes().filter((uid) => rightsUnit().rightsOf(uid).sites !== 'nothing');
const related = (uid: string) => Object.entries(modelOf(uid).attributes).filter(([, attribute]) => attribute.type === 'relation' && isShown(attribute));
const nameOf = ({ uid, name }: Pick<Relation, 'uid' | 'name'>) => `${uid.split('.').at(-1)}.${name}`;
const listOf = (value: unknown) => (Array.isArray(value) ? value : value ? [value] : []) as Row[];

const inManager = (uid: string) => `/content-manager/collection-types/${uid}`;
const inPanel = (uid: string) => `/crm-contacts/${modelOf(uid).info.pluralName}`;
const inContentApi = (uid: string) => `/api${uid.startsWith(CRM) ? '/crm-contacts' : ''}/${modelOf(uid).info.pluralName}`;

const fieldsOf = (uid: string): string[] => app.strapi.service('admin::content-type').getNestedFields(app.strapi.getModel(uid as never), { components: app.strapi.components });

/** A role that reads and changes all rows of these types, or one's own. */
const roleFor = (types: string[], conditions: string[] = []): Promise<number> =>
  roleWith(app, types.flatMap((uid) => ['read', 'update'].map((verb) => ({ action: `${EXPLORER}.${verb}`, subject: uid, properties: { fields: fieldsOf(uid) }, conditions }))));

/** By each of `targets` a user who reads and changes everything, of this type one's own alone. Private activities are hidden by their scope. */
async function usersByHidden(targets: string[]): Promise<Record<string, AdminClient>> {
  const others = await roleFor(guarded().filter((uid) => !targets.includes(uid)));
  const all = new Map<string, number>();
  for (const uid of targets) all.set(uid, await roleFor([uid]));
  const found: Record<string, AdminClient> = {};
  for (const uid of targets) {
    const roles = targets.map((one) => all.get(one) as number).filter((role) => uid === ACTIVITY || role !== all.get(uid));
    found[uid] = await adminWith(app, others, ...roles, ...(uid === ACTIVITY ? [] : [await roleFor([uid], [OWN])]));
  }
  return found;
}

/** The site's token may find everything but the rows of this type; private activities are hidden by their scope. */
async function siteWithout(hidden: string): Promise<Client> {
  const away = (action: string) => `${action}.away`;
  const permissions = app.strapi.db.query('admin::api-token-permission');
  const rename = (from: string, to: string) => permissions.updateMany({ where: { action: from }, data: { action: to } });
  for (const name of ['find', 'findOne']) {
    if (hiddenFromSite) await rename(away(`${hiddenFromSite}.${name}`), `${hiddenFromSite}.${name}`);
    if (hidden !== ACTIVITY) await rename(`${hidden}.${name}`, away(`${hidden}.${name}`));
  }
  hiddenFromSite = hidden;
  return site;
}

beforeAll(async () => {
  app = await startApplication();
  boss = await adminWith(app);
  const targets = [...new Set(guarded().flatMap((uid) => related(uid).map(([, { target }]) => target as string)))].filter((uid) => guarded().includes(uid));
  users = await usersByHidden(targets);
  site = await apiWith(app, 'custom', guarded().flatMap((uid) => [`${uid}.find`, `${uid}.findOne`]));
  const open = await company(app, 'Offene AG', { stage: 'customer', owner: users[`${CRM}contact`].user.id });
  await linkedSamplesOf(app, 'Aal', { open: open.documentId, owner: boss.user.id });
  await linkedSamplesOf(app, 'Zander', { open: open.documentId, owner: boss.user.id });
  relations = [];
  for (const uid of guarded()) {
    for (const [name, { target }] of related(uid)) if (guarded().includes(target as string)) relations.push(await relationOf(uid, name, target as string, open.documentId));
  }
});
afterAll(() => app?.stop());

async function relationOf(uid: string, name: string, target: string, open: string): Promise<Relation> {
  const { attributes } = modelOf(target);
  const onward = related(target).filter(([, { target: next }]) => guarded().includes(next as string));
  const sources: Row[] = await app.strapi.db.query(uid).findMany({ where: { [name]: { id: { $notNull: true } } }, populate: { [name]: { populate: onward.map(([one]) => one) } }, orderBy: 'id' });
  const all = sources.flatMap((source) => listOf(source[name]).filter(({ documentId, private: secret }) => documentId !== open && (target !== ACTIVITY || secret)).map((one) => ({ source, target: one })));
  // Beside an open row of the same relation the source can still be read.
  const joint = all.filter(({ source }) => listOf(source[name]).some(({ documentId }) => documentId === open));
  const asked = joint.length > 0 ? joint : all;
  const last = asked.at(-1);
  const links = last ? [asked.find((link) => link.target.id !== last.target.id), last].filter((link) => link !== undefined) : [];
  const text = Object.keys(attributes).find((one) => ['string', 'text'].includes(attributes[one].type) && isShown(attributes[one]) && typeof links[0]?.target[one] === 'string' && links[0].target[one] !== links[1]?.target[one]);
  const beyond = onward.map(([one]) => ({ name: one, documentId: listOf(links[0]?.target[one])[0]?.documentId })).find(({ documentId }) => documentId !== undefined);
  const visible = Math.max(...links.map(({ source }) => listOf(source[name]).filter(({ documentId }) => documentId === open).length));
  return { uid, name, target, links, open: visible, text: text ?? 'none', beyond, before: links[0] && (await relationTo(uid, links[0].source)) };
}

async function relationTo(uid: string, { id }: Row) {
  for (const from of guarded()) {
    for (const [name] of related(from).filter(([, { target }]) => target === uid)) {
      const source: Row | null = await app.strapi.db.query(from).findOne({ where: { [name]: { id } } });
      if (source) return { uid: from, name, source };
    }
  }
  return undefined;
}

/** Conditions that of the sources only the first one fulfils, by what they ask for. */
function questionsOf({ name, links: [{ target }], text, beyond }: Relation): Record<string, [path: string, value: unknown]> {
  return {
    documentId: [`[${name}][documentId][$eq]`, target.documentId],
    id: [`[${name}][id][$eq]`, target.id],
    text: [`[${name}][${text}][$eq]`, target[text]],
    'row id': [`[${name}][$eq]`, target.id],
    'row ids': [`[${name}][$in][0]`, target.id],
    ...(beyond ? { beyond: [`[${name}][${beyond.name}][documentId][$eq]`, beyond.documentId] } : {}),
  };
}

const filtersOf = (questions: [path: string, value: unknown][], group: string) => questions.map(([path, value], index) => `filters[${group}][${index}]${path}=${encodeURIComponent(String(value))}`).join('&');
const amongLinks = ({ links }: Relation) => links.map(({ source }, index) => `filters[documentId][$in][${index}]=${source.documentId}`).join('&');
const sortOf = ({ name, text }: Relation, order: string, by = [text, 'id']) => by.map((field, index) => `sort[${index}]=${name}.${field}:${order}`).join('&');

/** Whether an answer names a target, or counts it. */
function names(value: unknown, { links, text, open }: Relation): boolean {
  const said = JSON.stringify(value ?? null);
  const [, counted] = /"count":(\d+)/.exec(said) ?? [];
  return links.some(({ target }) => said.includes(`"${target.documentId}"`) || said.includes(`"${String(target[text])}"`)) || Number(counted ?? 0) > open;
}

/** A list as one client is told it; what is refused tells nothing. */
type List = (query: string) => Promise<Row[]>;

const listAt = (client: Client, path: string): List => async (query) => {
  const { status, body, text } = await client.get(`${path}?${query}`);
  if (status >= 500) throw new Error(`${path}?${query}: ${status} ${text}`);
  return status < 300 ? ((body.results ?? body.data) as Row[]) : [];
};

const documentIds = (rows: Row[]) => rows.map(({ documentId }) => documentId).join();

async function ordersIn(list: List, relation: Relation, by?: string[]): Promise<string[]> {
  const [up, down] = await Promise.all(['asc', 'desc'].map((order) => list(`${sortOf(relation, order, by)}&${amongLinks(relation)}`)));
  return documentIds(up) === documentIds(down) ? [] : ['ordered'];
}

/** For whom a question may be refused: each by itself. A condition that is left out leaves both sources or none. */
async function foundOneByOne(list: List, relation: Relation): Promise<string[]> {
  const [one, other] = relation.links.map(({ source }) => source.documentId);
  const found: string[] = [];
  for (const [what, question] of Object.entries(questionsOf(relation))) {
    const rows = documentIds(await list(`${filtersOf([question], '$and')}&${amongLinks(relation)}`));
    if (rows.includes(one) !== rows.includes(other)) found.push(`found by ${what}`);
  }
  return found;
}

/** For whom every question is answered: all at once, first with *or*, to whom this tells something with *and*. */
async function foundAtOnce(list: List, relation: Relation, asked = Object.keys(questionsOf(relation))): Promise<string[]> {
  const questions = asked.map((what) => questionsOf(relation)[what]);
  const any = await list(`${filtersOf(questions, '$or')}&${amongLinks(relation)}`);
  if (any.length === 0) return [];
  const all = await list(`${filtersOf(questions, '$and')}&${amongLinks(relation)}`);
  return documentIds(all) === relation.links[0].source.documentId ? asked.map((what) => `found by ${what}`) : foundOneByOne(list, relation);
}

async function toldInManager(client: Client, relation: Relation): Promise<string[]> {
  const { uid, name, links } = relation;
  const list = listAt(client, inManager(uid));
  const listed = await list(amongLinks(relation));
  const one = await client.get(`${inManager(uid)}/${links[0].source.documentId}`);
  const picked = await client.get(`/content-manager/relations/${uid}/${links[0].source.documentId}/${name}`);
  const offered = await client.get(`/content-manager/relations/${uid}/${name}?pageSize=100`);
  return [
    ...(listed.some((row) => names(row[name], relation)) ? ['listed'] : []),
    ...(names(one.body.data?.[name], relation) ? ['shown'] : []),
    ...(names(picked.body.results, relation) ? ['picked'] : []),
    ...(names(offered.body.results, relation) ? ['offered'] : []),
    ...(await foundAtOnce(list, relation)),
    ...(await ordersIn(list, relation)),
  ];
}

async function toldInPanel(client: Client, relation: Relation): Promise<string[]> {
  const { uid, name, links } = relation;
  const list = listAt(client, inPanel(uid));
  const listed = await list(amongLinks(relation));
  const one = await client.get(`${inPanel(uid)}/${links[0].source.documentId}`);
  return [
    ...(listed.some((row) => names(row[name], relation)) ? ['listed'] : []),
    ...(names(one.body.data?.[name], relation) ? ['shown'] : []),
    ...(await foundAtOnce(list, relation, ['documentId'])),
    ...(await foundAtOnce(list, relation, ['text'])),
    ...(await ordersIn(list, relation)),
  ];
}

async function toldByContentApi(client: Client, relation: Relation): Promise<string[]> {
  const { uid, name, before } = relation;
  const list = listAt(client, inContentApi(uid));
  const populated = [...(await list(`populate=*&${amongLinks(relation)}`)), ...(await list(`populate[${name}]=true&${amongLinks(relation)}`))];
  const behind = before ? await listAt(client, inContentApi(before.uid))(`filters[documentId]=${before.source.documentId}&populate[${before.name}][populate][${name}]=true`) : [];
  return [
    ...(populated.some((row) => names(row[name], relation)) ? ['listed'] : []),
    ...(names(behind, relation) ? ['shown two levels deep'] : []),
    ...(await foundOneByOne(list, relation)),
    ...(await ordersIn(list, relation, [relation.text])),
    ...(await ordersIn(list, relation, ['id'])),
  ];
}

async function toldByGraphql(client: Client, relation: Relation): Promise<string[]> {
  const { uid, name, links: [{ source, target }], text } = relation;
  const { naming } = app.strapi.plugin('graphql').service('utils') as { naming: { getFindQueryName(model: object): string } };
  const plural = naming.getFindQueryName(modelOf(uid));
  const among = `documentId: { in: ${JSON.stringify(relation.links.map((link) => link.source.documentId))} }`;
  const ask = async (args: string, fields = 'documentId'): Promise<Row[]> => {
    const { body, status } = await client.post('/graphql', { query: `{ rows: ${plural}(${args}) { ${fields} } }` });
    if (status >= 500) throw new Error(`${nameOf(relation)} ${args}: ${status}`);
    return body.data?.rows ?? [];
  };
  const isFound = async (filter: string) => (await ask(`filters: { and: [{ ${among} }, { ${filter} }] }`)).some(({ documentId }) => documentId === source.documentId);
  const orders = await Promise.all(['asc', 'desc'].map((order) => ask(`sort: "${name}.${text}:${order}", filters: { ${among} }`)));
  return [
    ...((await ask(`filters: { ${among} }`, `${name} { documentId ${text} }`)).some((row) => names(row, relation)) ? ['listed'] : []),
    ...((await isFound(`${name}: { documentId: { eq: "${target.documentId}" } }`)) ? ['found by documentId'] : []),
    ...((await isFound(`${name}: { ${text}: { eq: ${JSON.stringify(target[text])} } }`)) ? ['found by text'] : []),
    ...(documentIds(orders[0]) === documentIds(orders[1]) ? [] : ['ordered']),
  ];
}

const WAYS = { 'the Content Manager': toldInManager, 'the panel': toldInPanel, 'the content API': toldByContentApi, GraphQL: toldByGraphql };
type Way = keyof typeof WAYS;

/** What each relation tells by a way, to the client that `clientFor` gives. */
async function toldBy(way: Way, clientFor: (relation: Relation) => Client | Promise<Client>, among = relations): Promise<Record<string, string[]>> {
  const asked = among.filter(({ uid }) => way !== 'the panel' || uid.startsWith(CRM));
  const told: Record<string, string[]> = {};
  for (const relation of asked) told[nameOf(relation)] = await WAYS[way](await clientFor(relation), relation);
  return told;
}

/** Of the relations to a type the first: enough where the same questions are asked of every one elsewhere. */
const onePerTarget = (among: Relation[]) => among.filter(({ target }, index) => among.findIndex((one) => one.target === target) === index);

const isOfPanel = (way: Way) => way === 'the Content Manager' || way === 'the panel';
const onlyTelling = (told: Record<string, string[]>) => Object.fromEntries(Object.entries(told).filter(([, what]) => what.length > 0));

it('has two rows for every relation from one guarded type to another', () => {
  expect(relations.filter(({ links, text }) => links.length < 2 || text === 'none').map(nameOf)).toEqual([]);
});

describe('a row behind a relation', () => {
  it.each(Object.keys(WAYS) as Way[])('is neither shown, nor found, nor ordered by where it is hidden, in %s', async (way) => {
    const told = await toldBy(way, ({ target }) => (isOfPanel(way) ? users[target] : siteWithout(target)));

    expect(onlyTelling(told)).toEqual({});
  });
});

describe('a comparison with none', () => {
  const told = async (clientFor: (relation: Relation) => Client) => {
    const answers: Record<string, string> = {};
    for (const relation of onePerTarget(relations.filter(({ open }) => open === 0))) {
      const list = listAt(clientFor(relation), inManager(relation.uid));
      const [all, none, any, both] = await Promise.all(
        ['', `filters[${relation.name}][$null]=true`, `filters[${relation.name}][$notNull]=true`, `filters[${relation.name}][$null]=true&filters[${relation.name}][$notNull]=true`].map(async (question) =>
          documentIds(await list(`sort=id&${amongLinks(relation)}&${question}`)))
      );
      answers[nameOf(relation)] = [none === all && 'none', any === all && all !== '' && 'any', both !== '' && 'both'].filter(Boolean).join();
    }
    return answers;
  };

  it('takes a hidden row for none, and a visible one for what it is', async () => {
    const [hidden, shown] = [await told(({ target }) => users[target]), await told(() => boss)];

    expect(Object.keys(hidden).length).toBeGreaterThan(3);
    expect(hidden).toEqual(Object.fromEntries(Object.keys(hidden).map((relation) => [relation, 'none'])));
    expect(shown).toEqual(Object.fromEntries(Object.keys(shown).map((relation) => [relation, 'any'])));
  });
});

describe('who may see everything', () => {
  const found = ['documentId', 'id', 'text', 'row id', 'row ids'].map((what) => `found by ${what}`);
  const EXPECTED: Record<Way, string[]> = {
    'the Content Manager': ['listed', 'shown', 'picked', 'offered', ...found, 'ordered'],
    'the panel': ['listed', 'shown', 'found by documentId'],
    'the content API': ['listed', ...found, 'ordered'],
    GraphQL: ['listed', 'found by documentId', 'found by text', 'ordered'],
  };
  /** Others have private activities, so nobody gets an order by them; and of several contacts Strapi orders by one. */
  const UNORDERED = ['activity.followUpOf', 'activity.contacts'];
  const isExpected = (way: Way, relation: string, what: string) => EXPECTED[way].includes(what) && !(what === 'ordered' && UNORDERED.includes(relation));
  /** What sites never get. */
  const CLOSED = ['activity.followUpOf', 'follow.contact'];

  // Else the questions above would prove nothing.
  it.each(Object.keys(WAYS) as Way[])('is told all of it in %s', async (way) => {
    const asked = onePerTarget(relations.filter((relation) => isOfPanel(way) || !CLOSED.includes(nameOf(relation))));
    const told = await toldBy(way, () => (isOfPanel(way) ? boss : siteWithout(ACTIVITY)), asked);

    const missing = Object.entries(told).map(([relation, what]) => [relation, EXPECTED[way].filter((one) => isExpected(way, relation, one) && !what.includes(one))] as const);
    expect(missing.filter(([, what]) => what.length > 0)).toEqual([]);
  });
});

it('would tell of private activities if their type lost its declaration', async () => {
  const { rightsOf, declareRights } = rightsUnit();
  const declared = rightsOf(ACTIVITY);
  const followUp = relations.filter((relation) => nameOf(relation) === 'activity.followUpOf');
  declareRights(ACTIVITY, { ...declared, rows: { restricts: false, ids: () => 'all' } });

  const told = [];
  for (const way of Object.keys(WAYS) as Way[]) told.push(...Object.values(await toldBy(way, () => (isOfPanel(way) ? users[ACTIVITY] : siteWithout(ACTIVITY)), followUp)));
  declareRights(ACTIVITY, declared);

  expect(told.map((what) => what.includes('listed') && what.includes('found by documentId'))).toEqual([true, true, true, true]);
});

describe('a hidden row', () => {
  it('is connected by no write, which answers as for a missing one', async () => {
    const different: string[] = [];
    for (const relation of relations) {
      const { uid, name, target, links: [{ source }, { target: other }] } = relation;
      const write = async (documentId: string) => {
        const user = users[target];
        const answers = [
          await user.put(`${inManager(uid)}/${source.documentId}`, { [name]: { connect: [{ documentId }] } }),
          await user.put(`${inManager(uid)}/${source.documentId}`, { [name]: { set: [{ documentId }] } }),
          ...(uid.startsWith(CRM) ? [await user.put(`${inPanel(uid)}/${source.documentId}`, { data: { [name]: documentId } })] : []),
        ];
        return answers.map(({ status, body }) => `${status} ${body.error?.message}`);
      };
      const [hidden, missing] = [await write(other.documentId), await write('missing')];
      if (hidden.join() !== missing.join() || hidden.some((answer) => !answer.startsWith('4'))) different.push(`${nameOf(relation)}: ${hidden.join(', ')} instead of ${missing.join(', ')}`);
    }

    expect(different).toEqual([]);
  });
});
