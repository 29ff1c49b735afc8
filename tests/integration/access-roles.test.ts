import { startApplication, type Application } from '../support/application';
import { adminWith, anonymous, apiWith, roleWith, type AdminClient } from '../support/clients';
import { relationType } from '../support/rows';
import { salesOf } from '../support/sales';

const uid = (name: string) => `plugin::crm-contacts.${name}`;
const cm = (name: string) => `/content-manager/collection-types/${uid(name)}`;

interface Ids { documentId: string; id: number }
interface RoleAnswer { key: string; code: string; state: string; id: number; name: string }

let app: Application;
let boss: AdminClient;

beforeAll(async () => {
  app = await startApplication();
  boss = await adminWith(app);
});
afterAll(() => app.stop());

const make = async (type: string, data: object): Promise<Ids> =>
  (await app.strapi.documents(uid(type) as 'plugin::crm-contacts.contact').create({ data: data as never })) as unknown as Ids;

const rolesOf = (body: { results: RoleAnswer[] }) => Object.fromEntries(body.results.map(({ key, state }) => [key, state]));

describe('the shipped roles', () => {
  it('are made on demand, and once', async () => {
    const before = await boss.get('/crm-contacts/access/roles');
    const made = await boss.post('/crm-contacts/access/roles', {});
    const again = await boss.post('/crm-contacts/access/roles', {});

    const examples = { basics: 'missing', own: 'missing' };
    expect(rolesOf(before.body)).toEqual({ reader: 'missing', sales: 'missing', manager: 'missing', ...examples });
    expect(rolesOf(made.body)).toEqual({ reader: 'asShipped', sales: 'asShipped', manager: 'asShipped', ...examples });
    expect(again.body).toEqual(made.body);
    expect(await app.strapi.db.query('admin::role').count({ where: { name: { $startsWith: 'CRM ' } } })).toBe(3);
  });

  it('stay as an administrator changed them until they are restored', async () => {
    const [reader] = (await boss.post('/crm-contacts/access/roles', {})).body.results as RoleAnswer[];
    await app.strapi.service('admin::role').assignPermissions(reader.id, []);

    const kept = await boss.post('/crm-contacts/access/roles', {});
    const restored = await boss.post('/crm-contacts/access/roles', { restore: ['reader'] });

    expect(rolesOf(kept.body)).toMatchObject({ reader: 'changed', sales: 'asShipped' });
    expect(rolesOf(restored.body)).toMatchObject({ reader: 'asShipped' });
  });

  it('are made once by two administrators at the same time', async () => {
    for (const { id } of await app.strapi.db.query('admin::role').findMany({ where: { code: { $startsWith: 'crm-' } } })) {
      await app.strapi.db.query('admin::role').delete({ where: { id } });
    }

    const answers = await Promise.all([1, 2, 3].map(() => boss.post('/crm-contacts/access/roles', {})));

    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(await app.strapi.db.query('admin::role').count({ where: { code: { $startsWith: 'crm-' } } })).toBe(3);
  });

  it('are for those to make who may, and names what it does not know', async () => {
    const nobody = await adminWith(app, await roleWith(app, []));

    expect((await nobody.post('/crm-contacts/access/roles', {})).status).toBe(403);
    expect((await nobody.get('/crm-contacts/access/roles')).status).toBe(403);
    const wrong = await boss.post('/crm-contacts/access/roles', { restore: ['boss'] });
    expect(wrong.status).toBe(400);
    expect(wrong.body.error.details.errors[0].path).toEqual(['restore', 0]);
  });
});

describe('conditions of roles', () => {
  it('offer *own* and every stage of the workflow', () => {
    const known = app.strapi.service('admin::permission').conditionProvider.keys() as string[];

    expect(known).toEqual(expect.arrayContaining(['own', 'stage-general', 'stage-lead', 'stage-prospect', 'stage-customer'].map((name) => `plugin::crm-contacts.${name}`)));
  });

  it('keep a role to one stage, children included', async () => {
    const fields = (name: string) => app.strapi.service('admin::content-type').getNestedFields(app.strapi.getModel(uid(name) as never), { components: {} });
    const read = (name: string, conditions: string[]) => ({ action: 'plugin::content-manager.explorer.read', subject: uid(name), properties: { fields: fields(name) }, conditions });
    const user = await adminWith(app, await roleWith(app, [read('contact', ['plugin::crm-contacts.stage-lead']), read('channel', [])]));
    const lead = await make('contact', { name: 'Lead AG', kind: 'company', stage: 'lead' });
    const customer = await make('contact', { name: 'Kunde AG', kind: 'company', stage: 'customer' });
    await make('channel', { kind: 'phone', value: '1', contact: lead.documentId });
    await make('channel', { kind: 'phone', value: '2', contact: customer.documentId });

    const contacts = await user.get('/crm-contacts/contacts');
    const channels = await user.get('/crm-contacts/channels');

    expect(contacts.body.results.map((row: Ids) => row.documentId)).toEqual([lead.documentId]);
    expect(channels.body.results.map((row: { value: string }) => row.value)).toEqual(['1']);
  });
});

describe('names of users', () => {
  it('are for each of the shipped roles, by documentId and name only', async () => {
    await boss.post('/crm-contacts/access/roles', {});
    const reader = await adminWith(app, 'crm-reader');

    const all = await reader.get('/crm-contacts/users');
    const found = await reader.get(`/crm-contacts/users?q=last1`);

    expect(all.status).toBe(200);
    expect(all.body.results).toContainEqual({ documentId: boss.user.documentId, name: 'First1 Last1' });
    expect(Object.keys(all.body.results[0])).toEqual(['documentId', 'name']);
    expect(found.body.results.map(({ name }: { name: string }) => name)).toContain('First1 Last1');
    expect(found.body.results.length).toBeLessThan(all.body.results.length);
  });

  it('are refused without the permission, in the panel and to sites', async () => {
    const nobody = await adminWith(app, await roleWith(app, []));
    const token = await apiWith(app, 'custom', ['plugin::crm-contacts.contact.find']);
    const allowed = await apiWith(app, 'custom', ['plugin::crm-contacts.access.users']);

    expect((await nobody.get('/crm-contacts/users')).status).toBe(403);
    expect((await token.get('/api/crm-contacts/users')).status).toBe(403);
    expect((await anonymous(app).get('/api/crm-contacts/users')).status).toBe(403);
    expect((await allowed.get('/api/crm-contacts/users')).body.results.length).toBeGreaterThan(0);
  });

  it('refuse a question that is no text', async () => {
    const answer = await boss.get('/crm-contacts/users?q[]=a&q[]=b');

    expect(answer.status).toBe(400);
  });
});

describe('CRM Reader', () => {
  let reader: AdminClient;
  let contact: Ids;
  let account: Ids;

  beforeAll(async () => {
    await boss.post('/crm-contacts/access/roles', {});
    reader = await adminWith(app, 'crm-reader');
    contact = await make('contact', { name: 'Lesbar GmbH', kind: 'company', owner: boss.user.id });
    account = await make('bank-account', { iban: 'DE89370400440532013000', contact: contact.documentId });
  });

  it('reads contacts of everybody, with their owner as a person', async () => {
    const answer = await reader.get(`/crm-contacts/contacts/${contact.documentId}`);

    expect(answer.status).toBe(200);
    expect(answer.body.data.owner).toMatchObject({ documentId: boss.user.documentId, name: 'First1 Last1' });
  });

  it('reads no bank account on any path', async () => {
    const answers = await Promise.all([
      reader.get('/crm-contacts/bank-accounts'),
      reader.get(`/crm-contacts/bank-accounts/${account.documentId}`),
      reader.get(cm('bank-account')),
      reader.get(`${cm('bank-account')}/${account.documentId}`),
    ]);

    expect(answers.map(({ status }) => status)).toEqual([403, 403, 403, 403]);
  });

  it('writes nothing on any path', async () => {
    const { documentId } = contact;
    const answers = await Promise.all([
      reader.post('/crm-contacts/contacts', { data: { name: 'X', kind: 'company' } }),
      reader.put(`/crm-contacts/contacts/${documentId}`, { data: { name: 'X' } }),
      reader.delete(`/crm-contacts/contacts/${documentId}`),
      reader.post(cm('contact'), { name: 'X', kind: 'company' }),
      reader.put(`${cm('contact')}/${documentId}`, { name: 'X' }),
      reader.delete(`${cm('contact')}/${documentId}`),
      reader.post(`${cm('contact')}/clone/${documentId}`, {}),
      reader.post(`${cm('contact')}/auto-clone/${documentId}`),
      reader.post(`${cm('contact')}/actions/bulkDelete`, { documentIds: [documentId] }),
      reader.post('/crm-contacts/channels', { data: { kind: 'phone', value: '1', contact: documentId } }),
    ]);

    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 403));
    expect(await app.strapi.db.query(uid('contact')).count({ where: { name: 'Lesbar GmbH' } })).toBe(1);
  });
});

describe('CRM Sales', () => {
  let seller: AdminClient;
  let mine: Ids;
  let deputy: Ids;
  let other: Ids;

  beforeAll(async () => {
    await boss.post('/crm-contacts/access/roles', {});
    seller = await adminWith(app, 'crm-sales');
    mine = await make('contact', { name: 'Meine AG', kind: 'company', owner: seller.user.id });
    deputy = await make('contact', { name: 'Vertretene AG', kind: 'company', owner: boss.user.id, deputy: seller.user.id });
    other = await make('contact', { name: 'Fremde AG', kind: 'company', owner: boss.user.id });
  });

  it('reads everything, bank accounts too', async () => {
    expect((await seller.get(`/crm-contacts/contacts/${other.documentId}`)).status).toBe(200);
    expect((await seller.get('/crm-contacts/bank-accounts')).status).toBe(200);
  });

  it('edits what it owns or stands in for, and nothing else', async () => {
    const change = (row: Ids) => seller.put(`/crm-contacts/contacts/${row.documentId}`, { data: { city: 'Ulm' } });
    const changeThere = (row: Ids) => seller.put(`${cm('contact')}/${row.documentId}`, { city: 'Ulm' });

    expect([(await change(mine)).status, (await change(deputy)).status, (await change(other)).status]).toEqual([200, 200, 403]);
    expect([(await changeThere(mine)).status, (await changeThere(deputy)).status, (await changeThere(other)).status]).toEqual([200, 200, 403]);
    const stored = await app.strapi.db.query(uid('contact')).findOne({ where: { documentId: other.documentId } });
    expect(stored.city).toBeNull();
  });

  it('gives children to its own contacts only, and moves none to others', async () => {
    const channel = (row: Ids) => ({ kind: 'phone', value: '+49 731 1', contact: row.documentId });

    const own = await seller.post('/crm-contacts/channels', { data: channel(mine) });
    const foreign = await seller.post('/crm-contacts/channels', { data: channel(other) });
    const foreignThere = await seller.post(cm('channel'), { kind: 'phone', value: '1', contact: { connect: [{ documentId: other.documentId }] } });
    const moved = await seller.put(`/crm-contacts/channels/${own.body.data.documentId}`, { data: { contact: other.documentId } });

    expect([own.status, foreign.status, foreignThere.status, moved.status]).toEqual([201, 403, 403, 403]);
    expect(await app.strapi.db.query(uid('channel')).count({ where: { contact: { documentId: other.documentId } } })).toBe(0);
  });

  it('changes and deletes no children of others', async () => {
    const channel = await make('channel', { kind: 'phone', value: '+49 731 2', contact: other.documentId });

    const changed = await seller.put(`/crm-contacts/channels/${channel.documentId}`, { data: { label: 'x' } });
    const deleted = await seller.delete(`/crm-contacts/channels/${channel.documentId}`);
    const bulk = await seller.post(`${cm('channel')}/actions/bulkDelete`, { documentIds: [channel.documentId] });

    expect([changed.status, deleted.status, bulk.status]).toEqual([403, 403, 403]);
    expect(await app.strapi.db.query(uid('channel')).count({ where: { documentId: channel.documentId } })).toBe(1);
  });

  it('notes what was said to contacts of others', async () => {
    const answer = await seller.post('/crm-contacts/activities', { data: { type: 'call', subject: 'Rückruf', contacts: [other.documentId] } });

    expect(answer.status).toBe(201);
  });

  it('signs what it writes', async () => {
    const answer = await seller.post('/crm-contacts/contacts', { data: { name: 'Neue AG', kind: 'company' } });

    const stored = await app.strapi.db.query(uid('contact')).findOne({ where: { documentId: answer.body.data.documentId }, populate: ['createdBy', 'updatedBy'] });
    expect([stored.createdBy.id, stored.updatedBy.id]).toEqual([seller.user.id, seller.user.id]);
  });

  it('sets up no kinds of relations and no roles', async () => {
    expect((await seller.post('/crm-contacts/relation-types', { data: { key: 'x', name: 'X' } })).status).toBe(403);
    expect((await seller.post('/crm-contacts/access/roles', {})).status).toBe(403);
  });
});

describe('CRM Manager', () => {
  it('edits everything and is refused the settings', async () => {
    await boss.post('/crm-contacts/access/roles', {});
    const manager = await adminWith(app, 'crm-manager');
    const contact = await make('contact', { name: 'Alle AG', kind: 'company', owner: boss.user.id });

    expect((await manager.put(`/crm-contacts/contacts/${contact.documentId}`, { data: { city: 'Kiel' } })).status).toBe(200);
    expect((await manager.get('/crm-contacts/access/roles')).status).toBe(403);
  });
});

describe('the example of two roles', () => {
  const { customer, document } = salesOf(() => app);
  let seller: AdminClient;

  /** A company with something of everything, whose texts contain `word` where they are more than the basics. */
  async function companyOf(name: string, word: string, owner: number): Promise<string> {
    const contact = await customer(name, { owner, email: `post@${word}.example`, street: `${word} Str. 1`, city: 'Ulm', note: word });
    const human = (await make('person', { firstName: 'Ada', lastName: name, email: `ada@${word}.example` })).documentId;
    await make('position', { person: human, company: contact, jobTitle: word });
    await make('channel', { kind: 'other', value: word, contact });
    await make('bank-account', { iban: 'DE89370400440532013000', holder: word, contact });
    await make('activity', { type: 'call', subject: word, contacts: [contact], responsible: owner });
    await document('invoice', contact, '2026-05-02', { number: `R-${word}` });
    return contact;
  }

  beforeAll(async () => {
    await boss.post('/crm-contacts/access/roles', { examples: true });
    seller = await adminWith(app, 'crm-basics', 'crm-own-contacts');
  });

  it('is made when somebody asks for it, and as a pair', async () => {
    expect(rolesOf((await boss.get('/crm-contacts/access/roles')).body)).toMatchObject({ basics: 'asShipped', own: 'asShipped' });
  });

  it('shows of all contacts the basics, of one\'s own everything, on every path', async () => {
    const [mine, other] = [await companyOf('Paar Eigene', 'paareigen', seller.user.id), await companyOf('Paar Fremde', 'paarfremd', boss.user.id)];
    const askedOf = (contact: string) => ['window', 'timeline', 'positions', 'activities', 'documents', 'sales', 'stage-changes'].map((page) => `/crm-contacts/contacts/${contact}/${page}`);
    const lists = ['contact', 'person', 'position', 'channel', 'bank-account', 'activity'].map((type) => `${cm(type)}?pageSize=100`).concat('/content-manager/collection-types/api::invoice.invoice?pageSize=100', '/crm-contacts/folders/all/contacts?pageSize=100', '/crm-contacts/search?q=Paar');

    const [own, foreign, all] = await Promise.all([askedOf(mine), askedOf(other), lists].map((addresses) => Promise.all(addresses.map((address) => seller.get(address)))));
    const [found, sought] = await Promise.all(['paareigen', 'paarfremd'].map((word) => seller.get(`${cm('contact')}?filters[email][$contains]=${word}`)));

    expect(own.map(({ status }) => status)).toEqual(own.map(() => 200));
    expect(own[0].body).toMatchObject({ name: 'Paar Eigene', email: 'post@paareigen.example' });
    expect(askedOf(mine).filter((_, index) => !own[index].text.includes('paareigen')).map((address) => address.split('/').at(-1))).toEqual(['sales', 'stage-changes']);
    expect(foreign[0].body).toMatchObject({ name: 'Paar Fremde', city: 'Ulm' });
    expect([...own, ...foreign, ...all].filter(({ text, status }) => text.includes('paarfremd') || status >= 500)).toEqual([]);
    expect(all.filter(({ text }) => text.includes('Paar Fremde')).length).toBeGreaterThan(2);
    expect(all.map(({ text }) => text).join()).toMatch(/R-paareigen/);
    expect([found.body.pagination.total, sought.body.pagination.total]).toEqual([1, 0]);
  });

  it('answers one\'s own rows in full, whatever they are, also to a change of stage', async () => {
    const contact = await companyOf('Paar Voll', 'paarvoll', seller.user.id);
    const { body: { data: human } } = await seller.post('/crm-contacts/persons', { data: { firstName: 'Ada', lastName: 'Paar Selbst', email: 'ada@paarvoll.example' } });
    const position = await make('position', { person: human.documentId, company: contact, jobTitle: 'Einkauf' });
    const address = await make('address', { kind: 'delivery', street: 'Rampe 2', city: 'Ulm', contact });
    const other = await customer('Paar Zweite', { owner: seller.user.id });
    const catalogue = await make('price-catalogue', { name: 'Paar 2026', kind: 'article', currency: 'EUR', general: false, validFrom: '2026-01-01' });
    const rows: Record<string, string> = {
      contact, person: human.documentId, position: position.documentId, address: address.documentId,
      department: (await make('department', { name: 'Lager', company: contact })).documentId,
      workplace: (await make('workplace', { name: 'Rampe', company: contact, address: address.documentId })).documentId,
      placement: (await make('placement', { position: position.documentId, jobTitle: 'Lager', validTo: '2020-01-01' })).documentId,
      channel: (await make('channel', { kind: 'other', value: 'Funk 7', contact })).documentId,
      'bank-account': (await make('bank-account', { iban: 'DE02120300000000202051', holder: 'Paar', contact })).documentId,
      relation: (await make('relation', { type: await relationType(app, 'partner-of'), from: contact, to: other })).documentId,
      activity: (await make('activity', { type: 'call', subject: 'Rückruf', contacts: [contact], responsible: seller.user.id })).documentId,
      'stage-change': (await app.strapi.db.query(uid('stage-change')).findOne({ where: { contact: { documentId: contact } } })).documentId,
      'price-assignment': (await make('price-assignment', { contact, catalogue: catalogue.documentId, priority: 1 })).documentId,
    };
    const granted: { subject: string; conditions: string[] }[] = await app.strapi.db.query('admin::permission').findMany({ where: { role: { code: 'crm-own-contacts' }, action: { $endsWith: '.read' }, subject: { $startsWith: uid('') } } });
    // Absences and follows belong to users.
    const owned = granted.filter(({ subject, conditions }) => conditions.includes(uid('own')) && ![uid('absence'), uid('follow')].includes(subject)).map(({ subject }) => subject);
    expect(owned.sort()).toEqual(Object.keys(rows).map(uid).sort());

    const inManager = (type: string) => `${cm(type)}/${rows[type]}`;
    const inPanel = (type: string) => `/crm-contacts/${(app.strapi.getModel(uid(type) as never) as { info: { pluralName: string } }).info.pluralName}/${rows[type]}`;
    const fieldsOf = ({ body, status }: { body: { data: object | null }; status: number }) => [status, ...Object.keys(body.data ?? {}).sort()];

    for (const address of Object.keys(rows).flatMap((type) => [inPanel(type), inManager(type)])) {
      const [mine, all] = await Promise.all([seller, boss].map((user) => user.get(address)));
      expect({ address, fields: fieldsOf(mine) }).toEqual({ address, fields: fieldsOf(all) });
    }
    const [mine, all] = await Promise.all([[seller, contact], [boss, other]].map(([user, documentId]) => (user as AdminClient).post(`/crm-contacts/contacts/${documentId}/transition`, { to: { stage: 'customer', status: 'blocked' }, reason: 'Zahlt nicht' })));
    expect(fieldsOf(mine)).toEqual(fieldsOf(all));
  });

  it('lets somebody edit and begin what is theirs, and nothing else', async () => {
    const [mine, other] = [await companyOf('Paar Meine', 'paarmeine', seller.user.id), await companyOf('Paar Ihre', 'paarihre', boss.user.id)];
    const contactOf = (documentId: string) => seller.put(`/crm-contacts/contacts/${documentId}`, { data: { city: 'Bonn' } });
    const invoiceOf = (party: string, number: string) => seller.post('/content-manager/collection-types/api::invoice.invoice', { number, currency: 'EUR', invoicedOn: '2026-05-03', state: 'open', orderingParty: { connect: [{ documentId: party }] } });

    const made = await seller.post('/crm-contacts/contacts/new', { kind: 'company', name: 'Paar Neu', email: 'neu@paarneu.example' });
    const window = await seller.get(`/crm-contacts/contacts/${made.body.documentId}/window`);

    expect([(await contactOf(mine)).status, (await contactOf(other)).status]).toEqual([200, 403]);
    expect([(await invoiceOf(mine, 'P-1')).status, (await invoiceOf(other, 'P-2')).status]).toEqual([201, 403]);
    expect(window.body).toMatchObject({ email: 'neu@paarneu.example' });
  });
});

describe('fields that a role grants on some rows only, where nobody owns the others', () => {
  const { customer, document } = salesOf(() => app);
  const ORDERS = '/content-manager/collection-types/api::order.order';
  const read = (subject: string, fields: string[], ...conditions: string[]) => ({ action: 'plugin::content-manager.explorer.read', subject, properties: { fields }, conditions });
  let user: AdminClient;
  /** Two of the same kind that differ in what is hidden of them, and one of the user's own. */
  beforeAll(async () => {
    const roles = await Promise.all([
      roleWith(app, [read(uid('contact'), ['name', 'owner']), read('api::order.order', ['number', 'orderingParty', 'lines.code'])]),
      roleWith(app, [read(uid('contact'), ['creditLimit'], uid('own')), read('api::order.order', ['lines.unitPrice'], uid('own'))]),
    ]);
    user = await adminWith(app, ...roles);
    for (const [name, value, owner] of [['Gleich Klein', 10, null], ['Gleich Groß', 9000, null], ['Gleich Eigen', 500, user.user.id]] as const) {
      const contact = await customer(name, { creditLimit: value, currency: 'EUR', owner });
      await document('order', contact, '2026-01-02', { number: name, lines: [{ code: name, text: 'x', quantity: 1, unitPrice: value }] });
    }
  });

  it('are shown there, those of components too', async () => {
    const [contacts, orders] = await Promise.all([user.get(`${cm('contact')}?filters[name][$contains]=Gleich`), user.get(`${ORDERS}?filters[number][$contains]=Gleich`)]);
    const shown = Object.fromEntries(contacts.body.results.map(({ name, creditLimit }: { name: string; creditLimit?: number }) => [name, creditLimit]));
    const lines = Object.fromEntries(orders.body.results.map(({ number, lines: [line] }: { number: string; lines: { unitPrice?: number }[] }) => [number, line.unitPrice]));

    expect(shown).toEqual({ 'Gleich Klein': undefined, 'Gleich Groß': undefined, 'Gleich Eigen': 500 });
    expect(lines).toEqual({ 'Gleich Klein': undefined, 'Gleich Groß': undefined, 'Gleich Eigen': 500 });
  });

  it.each([
    ['creditLimit', cm('contact'), 'name', 'creditLimit', '[creditLimit]'],
    ['lines.unitPrice', ORDERS, 'number', 'lines.unitPrice', '[lines][unitPrice]'],
  ])('are not told by any way to ask for them: %s', async (_field, list, name, path, field) => {
    const asks = ['filters', 'filters[$not]', 'filters[$and][0]', 'filters[$or][0]', 'filters[$not][$or][0]', 'filters[$not][$not]'].flatMap((way) =>
      ['[$gt]=100', '[$lt]=100', '[$in][0]=9000', '[$notIn][0]=9000', '[$ne]=9000', '[$not][$gt]=100'].map((comparison) => `${way}${field}${comparison}`)
    );
    const sorts = [`sort=${path}:asc`, `sort=${path}:desc`, `sort${field}=desc`];

    for (const asked of [...asks, ...sorts]) {
      const { status, body } = await user.get(`${list}?${asked}&filters[$and][9][${name}][$contains]=Gleich`);
      const found = (body.results ?? []).map((row: Record<string, string>) => row[name]);
      // Both are found or neither, in the order in which they were made.
      const alike = found.includes('Gleich Klein') === found.includes('Gleich Groß') && found.indexOf('Gleich Klein') <= found.indexOf('Gleich Groß');
      expect({ asked, status, alike }).toEqual({ asked, status: 200, alike: true });
    }
  });
});
