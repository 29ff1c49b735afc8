import { kindOf, OPERATORS, type Kind } from '../../src/plugins/crm-contacts/server/src/kernel/queries/comparison.rules';
import { startApplication, type Application } from '../support/application';
import { adminWith, apiWith, type Client } from '../support/clients';
import { fieldsOf } from '../support/refusals';
import { company, made, person } from '../support/rows';

interface Attribute {
  type: string;
  private?: boolean;
}

interface Model {
  uid: string;
  kind?: string;
  info: { pluralName: string };
  attributes: Record<string, Attribute>;
}

interface Answer {
  status: number;
  body: { results?: unknown[]; meta?: { pagination: { total: number } }; pagination?: { total: number } };
}

interface Door {
  name: string;
  client: Client;
  list(model: Model): string;
}

const BOOKKEEPING = ['activity-series', 'notice', 'feed-user', 'counter'].map((name) => `plugin::crm-contacts.${name}`);

let app: Application;
let models: Model[];
let doors: Record<'api' | 'panel' | 'manager', Door>;

beforeAll(async () => {
  app = await startApplication();
  const [api, admin] = [await apiWith(app), await adminWith(app)];
  models = (Object.values(app.strapi.contentTypes) as unknown as Model[]).filter(({ uid }) => isOurs(uid) && !BOOKKEEPING.includes(uid));
  doors = {
    api: { name: 'content API', client: api, list: ({ uid, info }) => (uid.startsWith('api::') ? `/api/${info.pluralName}` : `/api/crm-contacts/${info.pluralName}`) },
    panel: { name: 'panel', client: admin, list: ({ info }) => `/crm-contacts/${info.pluralName}` },
    manager: { name: 'Content Manager', client: admin, list: ({ uid }) => `/content-manager/collection-types/${uid}` },
  };
  const works = await company(app, 'Filter Works Ltd', { tags: ['one'] });
  await made(app, 'position', { company: works.documentId, person: (await person(app, 'Ada', 'Filter')).documentId });
  await made(app, 'department', { name: 'Sales', company: works.documentId });
  await made(app, 'activity', { type: 'note', subject: 'Filtered', contact: works.documentId }).catch(() => undefined);
  for (const uid of ['api::inquiry.inquiry', 'api::quote.quote', 'api::order.order', 'api::invoice.invoice']) {
    await app.strapi.db.query(uid).create({ data: { documentId: `filtered${uid.length}`, number: `F-${uid}` } });
  }
});
afterAll(() => app.stop());

const isOurs = (uid: string) => /^(plugin::crm-contacts|api::(inquiry|quote|order|invoice))\./.test(uid);
const contacts = () => models.find(({ uid }) => uid.endsWith('.contact')) as Model;
/** The panel has no lists of its own of the host's documents. */
const doorsOf = ({ uid }: Model): Door[] => (uid.startsWith('api::') ? [doors.api, doors.manager] : Object.values(doors));
const totalOf = ({ body }: Answer) => body.meta?.pagination.total ?? body.pagination?.total ?? 0;

/** Every attribute that can stand in a filter, each row's two ids, and what stands behind its relations. */
function askable({ attributes }: Model): string[] {
  const names = Object.keys(attributes).filter((name) => attributes[name].private !== true);
  const nested = names.filter((name) => ['relation', 'media', 'component'].includes(attributes[name].type)).flatMap((name) => [`${name}][id`, ...(attributes[name].type === 'component' ? [] : [`${name}][documentId`])]);
  return ['id', 'documentId', ...names, ...nested];
}

/** No row of any type has it. */
const NOTHING = 'zz-nothing-1f';

/** After `filters[attribute]`; `none`: what does not match is answered by none, if it is answered. */
const WRONG: { after: (at: string) => string; none?: true }[] = [
  { after: (at) => `${at}=${NOTHING}`, none: true },
  { after: (at) => `${at}[$eq]=${NOTHING}`, none: true },
  { after: (at) => `${at}[$in][0]=${NOTHING}&${at}[$in][1]=${NOTHING}2`, none: true },
  { after: (at) => `${at}[$contains]=${NOTHING}`, none: true },
  { after: (at) => `${at}[$containsi]=${NOTHING}`, none: true },
  { after: (at) => `${at}[$eqi]=${NOTHING}`, none: true },
  { after: (at) => `${at}[$startsWith]=${NOTHING}`, none: true },
  { after: (at) => `${at}[$between][0]=${NOTHING}&${at}[$between][1]=${NOTHING}`, none: true },
  { after: (at) => `${at}[$in][5000]=${NOTHING}`, none: true },
  { after: (at) => `${at}=99999999999999999999` },
  { after: (at) => `${at}[$gt]=abc` },
  { after: (at) => `${at}[$lte]=0000-00-00` },
  { after: (at) => `${at}[$not]=${NOTHING}` },
  { after: (at) => `${at}[$not][$gt][0]=1e999` },
  { after: (at) => `${at}[$between]=1` },
  { after: (at) => `${at}[$null]=perhaps` },
  { after: (at) => `${at}[$eq][x]=1` },
  { after: (at) => `${at}[$nosuch]=1` },
  { after: (at) => `${at}[$and][0]=1` },
  { after: (at) => `${at}[$jsonSupersetOf]=1` },
  { after: (at) => at },
];

/** By type: a value that such an attribute, or the id of what stands behind it, can be compared with. */
const RIGHT: Record<string, string> = {
  string: 'x', text: 'x', email: 'x@example.com', enumeration: 'x', documentId: 'x', id: '1', integer: '1', decimal: '1.5', boolean: 'true',
  date: '2026-01-31', datetime: '2026-01-31T09:30:00Z', json: 'x', relation: '1', component: '1',
};
const WITHOUT_TYPE: Record<string, Kind> = { documentId: 'text', id: 'whole', relation: 'whole', component: 'whole' };

/** The first attribute of a type, and the type that has it. */
function ofType(type: string): { model: Model; name: string } | undefined {
  if (type === 'id' || type === 'documentId') return { model: contacts(), name: type };
  const model = models.find(({ attributes }) => Object.values(attributes).some((attribute) => attribute.type === type && !attribute.private));
  return model && { model, name: Object.keys(model.attributes).find((each) => model.attributes[each].type === type && !model.attributes[each].private) as string };
}

/** `isRow`: a relation or component itself, whose `$not` takes no operator. */
function rightly(at: string, operator: string, value: string, isRow: boolean): string {
  if (operator === '$between') return `${at}[]=${value}&${at}[]=${value}`;
  if (operator === '$not' && !isRow) return `${at}[$null]=true`;
  return `${at}=${['$null', '$notNull'].includes(operator) ? 'true' : value}`;
}

/** What was answered otherwise than `allowed`, or with rows that were not asked for. */
async function asked(calls: { door: Door; address: string; none?: true }[], allowed = [200, 400]): Promise<string[]> {
  const wrong: string[] = [];
  const left = [...calls];
  const work = async () => {
    for (let call = left.pop(); call; call = left.pop()) {
      const answer = (await call.door.client.get(call.address)) as unknown as Answer;
      const dropped = call.none && answer.status === 200 && totalOf(answer) > 0;
      if (dropped || !allowed.includes(answer.status)) wrong.push(`${answer.status}${dropped ? ' and rows' : ''} GET ${call.address}`);
    }
  };
  await Promise.all(Array.from({ length: 20 }, work));
  return wrong.sort();
}

/** Text, whole number, …; of what has rows of its own, `relation` and what is asked of those. */
function kindIn({ attributes }: Model, name: string): string {
  const [first, nested] = name.split('][');
  const type = attributes[first]?.type ?? first;
  return nested ? `${type} ${nested}` : type;
}

/** For hundreds of calls on a busy machine, in ms. */
const PATIENCE = 180_000;

/** Every attribute of every type meets one of the questions, and every kind of attribute each of them; the doors take turns. */
function spread<Question>(questions: Question[], open: (model: Model) => Door[]): { model: Model; name: string; door: Door; question: Question }[] {
  const met = new Set<string>();
  return models.flatMap((model, row) =>
    askable(model).flatMap((name, column) =>
      questions.flatMap((question, index) => {
        const known = [kindIn(model, name), index].join();
        const isItsTurn = (row + column) % questions.length === index;
        if (met.has(known) && !isItsTurn) return [];
        met.add(known);
        const doors = open(model);
        return [{ model, name, question, door: doors[(row + column + index) % doors.length] }];
      })
    )
  );
}

describe('a wrong filter', () => {
  it('by any attribute of any type is refused or answers what it asks for, and never fails', async () => {
    const calls = spread(WRONG, doorsOf).map(({ model, name, door, question: { after, none } }) => ({ door, none, address: `${door.list(model)}?${after(`filters[${name}]`)}` }));

    const wrong = await asked(calls);

    expect(calls.length).toBeGreaterThan(500);
    expect(wrong).toEqual([]);
  }, PATIENCE);

  it('is none of these: every operator that an attribute of its kind takes is answered', async () => {
    const calls = Object.entries(RIGHT).flatMap(([type, value]) => {
      const found = ofType(type);
      const kind = WITHOUT_TYPE[type] ?? (kindOf(type) as Kind);
      if (!found) return [];
      const queries = OPERATORS[kind].map((operator) => rightly(`filters[${found.name}][${operator}]`, operator, value, ['relation', 'component'].includes(type)));
      // The Content Manager's rights look into what is asked of relations.
      const open = type in WITHOUT_TYPE ? [doors.api, doors.manager] : [doors.api];
      return open.flatMap((door) => queries.map((query) => ({ door, address: `${door.list(found.model)}?${query}` })));
    });

    const refused = await asked(calls, [200]);

    expect(calls.length).toBeGreaterThan(200);
    expect(refused).toEqual([]);
  }, PATIENCE);

  it('is none of these: the row behind a relation is asked for, or left out, by its id', async () => {
    const { id } = (await app.strapi.db.query('plugin::crm-contacts.contact').findOne({ where: { name: 'Filter Works Ltd' } })) as { id: number };
    const { list, client } = doors.api;
    const positions = list(models.find(({ uid }) => uid.endsWith('.position')) as Model);

    const [at, elsewhere, none] = await Promise.all([`[$eq]=${id}`, `[$not]=${id}`, `[$gt]=${id + 1000}`].map((asked) => client.get(`${positions}?filters[company]${asked}`)));

    expect([at, elsewhere, none].map((answer) => [answer.status, totalOf(answer)])).toEqual([[200, 1], [200, 0], [200, 0]]);
  });

  it('names its parameter', async () => {
    const shapes: [string, string][] = [
      ['filters[id][$eq]=abc', 'filters.id.$eq'],
      ['filters[$not]=1', 'filters.$not'],
      ['filters[$or]=1', 'filters.$or'],
      ['filters[$or][0]=1', 'filters.$or.0'],
      ['filters[owner]=abc', 'filters.owner'],
      ['filters[foundedOn][$contains]=20', 'filters.foundedOn.$contains'],
      ['filters[tags][$eq]=x', 'filters.tags.$eq'],
      ['filters[nosuch]=x', 'filters.nosuch'],
      ['filters=abc', 'filters'],
    ].map(([query, path]) => [query.replaceAll('foundedOn', dayOf(contacts())), path.replaceAll('foundedOn', dayOf(contacts()))]);

    for (const door of Object.values(doors)) {
      const answers = await Promise.all(shapes.map(([query]) => door.client.get(`${door.list(contacts())}?${query}`)));
      expect(answers.map((answer, index) => [door.name, shapes[index][0], answer.status, fieldsOf(answer)])).toEqual(shapes.map(([query, path]) => [door.name, query, 400, [path]]));
    }
  });
});

const dayOf = ({ attributes }: Model) => Object.keys(attributes).find((name) => attributes[name].type === 'date') as string;

const SHAPES: ((name: string) => string)[] = [
  (name) => `sort=${name}`,
  (name) => `sort[0]=${name}:desc`,
  (name) => `sort[${name}]=asc`,
  (name) => `sort[${name}][x]=asc`,
  (name) => `sort[0][${name}][id]=desc`,
  (name) => `fields=${name}`,
  (name) => `fields[0]=${name}`,
  (name) => `populate[${name}][filters][id]=abc`,
  (name) => `populate[${name}][sort]=nosuch`,
  (name) => `populate[${name}][fields][0][x]=1`,
  (name) => `populate[${name}][page]=0`,
  (name) => `populate[0]=${name}`,
];

describe('any other wrong parameter', () => {
  it('never fails, whatever attribute it names', async () => {
    const calls = spread(SHAPES, () => [doors.api, doors.manager])
      .filter(({ name }) => !name.includes(']'))
      .map(({ model, name, door, question }) => ({ door, address: `${door.list(model)}?${question(name)}` }));

    expect(await asked(calls)).toEqual([]);
  }, PATIENCE);

  it.each([
    ['pagination[start]=99999999999999999999', 'pagination.start'],
    ['pagination[page]=abc', 'pagination.page'],
    ['pagination=5', 'pagination'],
    ['_q[]=x', '_q'],
    ['_q[a]=x', '_q'],
    ['sort[0][0]=name', 'sort.0'],
    ['sort=nosuch', 'sort.nosuch'],
    ['sort=tags', 'sort.tags'],
    ['sort=owner', 'sort.owner'],
    ['sort=name:up', 'sort'],
    ['fields[x][y]=1', 'fields'],
    ['fields[0][x]=name', 'fields.0'],
    ['populate[person][]=x', 'populate.person'],
    ['populate[person][filters][id]=abc', 'populate.person.filters.id'],
    ['locale[]=x', 'locale'],
    ['status=perhaps', 'status'],
  ])('is refused by name: %s', async (query, path) => {
    const answer = await doors.api.client.get(`${doors.api.list(contacts())}?${query}`);

    expect([answer.status, fieldsOf(answer)]).toEqual([400, [path]]);
  });

  it.each(['page=99999999999999999999', 'page=abc', 'pageSize[]=1', 'pageSize=-5', '_q[]=x', 'sort[0][0]=name', 'filters[$and][x]=1', 'start=99999999999999999999'])('is refused in the Content Manager: %s', async (query) => {
    expect((await doors.manager.client.get(`${doors.manager.list(contacts())}?${query}`)).status).toBe(400);
  });

  it.each(['_q[]=x', 'page=99999999999999999999', 'page=abc', 'pageSize=abc', 'filters[id]=abc', 'sort=nosuch'])('never fails in a relation picker: %s', async (query) => {
    const answer = await doors.manager.client.get(`/content-manager/relations/plugin::crm-contacts.position/company?${query}`);

    expect(answer.status).toBe(400);
  });
});

describe('a long list', () => {
  const among = (count: number, value: (index: number) => unknown, name = 'name') => Array.from({ length: count }, (_, index) => `filters[${name}][$in][]=${value(index)}`).join('&');

  it('is read whole', async () => {
    const names = await Promise.all(Array.from({ length: 3 }, async (_, index) => company(app, `Listed ${index}`)));

    for (const door of Object.values(doors)) {
      const address = `${door.list(contacts())}?${among(300, (index) => (index % 100 === 99 ? `Listed ${(index + 1) / 100 - 1}` : `x${index}`))}`;
      const ors = Array.from({ length: 150 }, (_, index) => `filters[$or][${index}][name]=${index === 149 ? 'Listed 1' : `x${index}`}`).join('&');
      const sparse = `filters[name][$in][0]=x&filters[name][$in][5000]=Listed 2`;

      const answers = await Promise.all([door.client.get(address), door.client.get(`${door.list(contacts())}?${ors}`), door.client.get(`${door.list(contacts())}?${sparse}`)]);

      expect([door.name, ...answers.map((answer) => [answer.status, totalOf(answer)])]).toEqual([door.name, [200, names.length], [200, 1], [200, 1]]);
    }
  });

  it('is refused by name above the limit, and so is an address with too many parameters', async () => {
    for (const door of Object.values(doors)) {
      const list = Array.from({ length: 1_050 }, () => 'filters[id]=1').join('&');
      const many = `filters[name]=x&${Array.from({ length: 2_001 }, () => 'a=1').join('&')}`;

      const [above, parameters] = await Promise.all([door.client.get(`${door.list(contacts())}?${list}`), door.client.get(`${door.list(contacts())}?${many}`)]);

      expect([door.name, above.status, fieldsOf(above)]).toEqual([door.name, 400, ['filters.id']]);
      expect([door.name, parameters.status, fieldsOf(parameters)]).toEqual([door.name, 400, ['query']]);
    }
  });

  it('of more parameters than by default is read whole', async () => {
    const address = `${doors.api.list(contacts())}?${among(1_100, () => 'x').replaceAll('filters[name][$in][]', 'a')}&filters[name]=Nobody`;

    const answer = await doors.manager.client.get(address.replace(doors.api.list(contacts()), doors.manager.list(contacts())));

    expect([answer.status, totalOf(answer)]).toEqual([200, 0]);
  });
});

describe('in GraphQL', () => {
  it.each([
    'filters: { name: { and: ["x"] } }',
    'filters: { name: { not: { and: ["x"] } } }',
    'filters: { creditLimit: { between: [1] } }',
    'filters: { creditLimit: { contains: 1 } }',
    'filters: { tags: { eq: "x" } }',
    'filters: { tags: { gt: "x" } }',
    'filters: { position: { documentId: { between: ["x"] } } }',
    'sort: "tags"',
    'sort: "nosuch"',
    'sort: "owner"',
    'pagination: { start: 99999999999999999999 }',
  ])('what no database answers is the input\'s fault: %s', async (argument) => {
    const [list, nested] = await Promise.all([
      doors.api.client.post('/graphql', { query: `{ crmContactsContacts(${argument}) { documentId } }` }),
      doors.api.client.post('/graphql', { query: `{ crmContactsPositions { company { documentId } } crmContactsContacts { documentId } }` }),
    ]);

    expect(nested.body.errors).toBeUndefined();
    expect(list.body.errors?.[0]?.extensions?.code).toMatch(/^(BAD_USER_INPUT|GRAPHQL_VALIDATION_FAILED)$/);
    expect(list.text).not.toMatch(/select |INTERNAL_SERVER_ERROR/i);
  });
});

describe('a body nested thousands of levels deep', () => {
  const deep = (levels: number) => '{"a":'.repeat(levels) + '1' + '}'.repeat(levels);

  it.each([
    ['/api/crm-contacts/contacts', 'api'],
    ['/crm-contacts/contacts', 'panel'],
    ['/content-manager/collection-types/plugin::crm-contacts.contact', 'manager'],
  ] as const)('is refused at %s', async (path, door) => {
    for (const levels of [150, 50_000]) {
      const answer = await doors[door].client.post(path).set('Content-Type', 'application/json').send(`{"data":${deep(levels)}}`);

      expect([path, levels, answer.status]).toEqual([path, levels, 400]);
    }
  });
});
