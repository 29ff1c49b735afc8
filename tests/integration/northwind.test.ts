import Decimal from 'decimal.js';
import countries from 'i18n-iso-countries';
import english from 'i18n-iso-countries/langs/en.json';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { UID } from '../../src/plugins/crm-contacts/server/src/kernel/uids';
import type { LinkedDocuments } from '../../src/plugins/crm-contacts/contracts/documents';
import type { OrgChart } from '../../src/plugins/crm-contacts/contracts/organisation';
import { startApplication, type Application } from '../support/application';
import { apiWith, type Client } from '../support/clients';
import { readCsv } from '../support/csv';
import { bring, forEach } from '../support/importing';

/**
 * A real company's data as an external site would bring it: over REST, with an API token that may do just
 * this. The data lies beside the repository and is not part of it.
 */
const folder = path.resolve(__dirname, '../../../shared/data/hier-northwind-chinook');
const read = (name: string) => readCsv(path.join(folder, `northwind_${name}.csv`));
const describeWithData = existsSync(folder) ? describe : describe.skip;

const PERMISSIONS = [
  ...['contact', 'person', 'position', 'channel'].flatMap((type) => ['find', 'findOne', 'create'].map((action) => `plugin::crm-contacts.${type}.${action}`)),
  ...['organisation.positionsOf', 'organisation.orgChart', 'organisation.addContactPerson', 'finding.search', 'documents.ofContact'].map((action) => `plugin::crm-contacts.${action}`),
  ...['find', 'findOne', 'create'].map((action) => `api::order.order.${action}`),
];

type Row = Record<string, string | null>;

countries.registerLocale(english);
const countryOf = ({ country }: Row) => ({ UK: 'GB', USA: 'US' })[country as string] ?? countries.getAlpha2Code(country as string, 'en');
const dayOf = (instant: string | null) => instant?.slice(0, 10) ?? null;
const priceOf = ({ unitPrice, discount }: Row) => new Decimal(unitPrice as string).times(new Decimal(1).minus(discount ?? 0));

let app: Application;
let site: Client;
/** documentIds by the site's own keys. */
const customers = new Map<string, string>();
const products = new Map<string, string>();
let northwind: string;

const post = (address: string, body: object) => bring(site, address, body);

function personOf(name: string) {
  const words = name.split(' ');
  return { firstName: words.slice(0, -1).join(' ') || null, lastName: words[words.length - 1] };
}

async function bringCustomer(row: Row): Promise<void> {
  const { documentId } = await post('/api/crm-contacts/contacts', {
    data: {
      kind: 'company', name: row.companyName, stage: 'customer', street: row.address, city: row.city, region: row.region,
      postalCode: row.postalCode, country: countryOf(row), phone: row.phone, source: `Northwind ${row.customerID}`,
    },
  });
  customers.set(row.customerID as string, documentId);
  await post(`/api/crm-contacts/contacts/${documentId}/contact-persons`, { newPerson: personOf(row.contactName as string), jobTitle: row.contactTitle, main: true });
  if (row.fax) await post('/api/crm-contacts/channels', { data: { kind: 'fax', value: row.fax, contact: { connect: [{ documentId }] } } });
}

/** Superiors first, so that each can be named by who reports to them. */
async function bringEmployees(rows: Row[]): Promise<void> {
  const positions = new Map<string | null, string>();
  const waiting = [...rows];
  while (waiting.length > 0) {
    const index = waiting.findIndex(({ reportsTo }) => reportsTo === null || positions.has(reportsTo));
    const [row] = waiting.splice(index, 1);
    const { documentId } = await post(`/api/crm-contacts/contacts/${northwind}/contact-persons`, {
      newPerson: { salutation: row.titleOfCourtesy, firstName: row.firstName, lastName: row.lastName, birthDate: dayOf(row.birthDate), phone: row.homePhone },
      jobTitle: row.title, superior: positions.get(row.reportsTo) ?? null, validFrom: dayOf(row.hireDate),
    });
    positions.set(row.employeeID, documentId);
  }
}

async function bringOrder(order: Row, lines: Row[]): Promise<void> {
  await post('/api/orders', {
    data: {
      number: `NW-${order.orderID}`, orderedOn: dayOf(order.orderDate), deliverOn: dayOf(order.requiredDate), currency: 'USD',
      state: order.shippedDate ? 'delivered' : 'open',
      orderingParty: { connect: [{ documentId: customers.get(order.customerID as string) }] },
      lines: lines.map((line) => ({
        code: `NW-${line.productID}`, text: products.get(line.productID as string), quantity: Number(line.quantity), unitPrice: priceOf(line).toNumber(),
      })),
    },
  });
}

describeWithData('Northwind, brought by an external site', () => {
  beforeAll(async () => {
    app = await startApplication();
    site = await apiWith(app, 'custom', PERMISSIONS);
    for (const { productID, productName } of read('products')) products.set(productID as string, productName as string);
    await forEach(read('customers'), bringCustomer);
    northwind = (await post('/api/crm-contacts/contacts', { data: { kind: 'company', name: 'Northwind Traders', city: 'Seattle', country: 'US' } })).documentId;
    await bringEmployees(read('employees'));
    const details = read('order_details');
    await forEach(read('orders'), (order) => bringOrder(order, details.filter(({ orderID }) => orderID === order.orderID)));
  }, 600_000);
  afterAll(() => app?.stop());

  it('has 91 customers, each with a contact person of their title', async () => {
    const { body } = await site.get('/api/crm-contacts/contacts?filters[stage][$eq]=customer&pagination[pageSize]=1');
    const { body: persons } = await site.get(`/api/crm-contacts/contacts/${customers.get('ALFKI')}/positions`);

    expect(body.meta.pagination.total).toBe(91);
    expect(await app.strapi.db.query(UID.position).count()).toBe(91 + 9);
    expect(persons.positions).toMatchObject([{ person: { name: 'Maria Anders' }, jobTitle: 'Sales Representative', main: true, current: true }]);
  });

  it('keeps every name and address letter by letter', async () => {
    const stored = await app.strapi.db.query(UID.contact).findMany({ where: { stage: 'customer' } });
    const addresses = Object.fromEntries(stored.map(({ source, name, street, city, region, postalCode, country }) => [source, [name, street, city, region, postalCode, country]]));

    expect(addresses).toEqual(
      Object.fromEntries(read('customers').map((row) => [`Northwind ${row.customerID}`, [row.companyName, row.address, row.city, row.region, row.postalCode, countryOf(row)]]))
    );
    expect(addresses['Northwind CHOPS'][0]).toBe('Chop-suey Chinese');
    expect(addresses['Northwind BLONP'].slice(0, 3)).toEqual(['Blondesddsl père et fils', '24 place Kléber', 'Strasbourg']);
    expect(addresses['Northwind BERGS'].slice(1, 3)).toEqual(['Berguvsvägen  8', 'Luleå']);
  });

  it('finds a customer by umlauts written in another way', async () => {
    const { body } = await site.get(`/api/crm-contacts/search?q=${encodeURIComponent('koniglich')}`);

    expect(body.results.map(({ name }: { name: string }) => name)).toContain('Königlich Essen');
  });

  it('keeps foreign phone and fax numbers as they were typed, and reads those that can be read', async () => {
    const rows = read('customers');
    const stored = await app.strapi.db.query(UID.contact).findMany({ where: { stage: 'customer' }, select: ['source', 'phone', 'phoneKey'] });
    const phones = new Map(stored.map((contact) => [contact.source, contact]));

    for (const { customerID, phone } of rows) expect(phones.get(`Northwind ${customerID}`)?.phone).toBe(phone);
    expect(phones.get('Northwind ALFKI')?.phoneKey).toBe('+49300074321');
    expect(phones.get('Northwind BLONP')?.phoneKey).toBe('+3388601531');
    expect(phones.get('Northwind RATTC')?.phoneKey).toBe('+15055555939');
    expect(await app.strapi.db.query(UID.channel).count({ where: { kind: 'fax' } })).toBe(rows.filter(({ fax }) => fax).length);
  });

  it('charts nine employees under one vice president, five of them through a manager', async () => {
    const { body } = await site.get(`/api/crm-contacts/contacts/${northwind}/org-chart`);
    const { positions, warnings } = body as OrgChart;
    const nameOf = (documentId: string | null) => positions.find((position) => position.documentId === documentId)?.person?.name;
    const reports = positions.map(({ person, superior }) => [person?.name, nameOf(superior)]);

    expect(warnings).toEqual([]);
    expect(new Map(reports as [string, string | undefined][])).toEqual(
      new Map(read('employees').map((row) => [`${row.firstName} ${row.lastName}`, superiorOf(row)]))
    );
    expect(reports.filter(([, superior]) => superior === 'Andrew Fuller')).toHaveLength(5);
    expect(reports.filter(([, superior]) => superior === 'Steven Buchanan')).toHaveLength(3);
  });

  it('shows each customer exactly its orders with their exact total', async () => {
    const expected = totalsByCustomer();

    await forEach([...customers], async ([key, documentId]) => {
      const { body } = await site.get(`/api/crm-contacts/contacts/${documentId}/documents?source=order&pageSize=100`);
      const { pagination, totals } = body as LinkedDocuments;
      const sum = totals.reduce((total, part) => total.plus(part.total ?? 0), new Decimal(0));
      expect([key, pagination.total, sum.toFixed()]).toEqual([key, expected.get(key)?.count ?? 0, (expected.get(key)?.total ?? new Decimal(0)).toFixed()]);
    });
  });

  it('has 830 orders, those without a delivery day open', async () => {
    const { body } = await site.get('/api/orders?filters[state][$eq]=open&pagination[pageSize]=1');

    expect(await app.strapi.db.query('api::order.order').count()).toBe(830);
    expect(body.meta.pagination.total).toBe(read('orders').filter(({ shippedDate }) => !shippedDate).length);
  });
});

function superiorOf({ reportsTo }: Row): string | undefined {
  const superior = read('employees').find(({ employeeID }) => employeeID === reportsTo);
  return superior && `${superior.firstName} ${superior.lastName}`;
}

/** Counted from the files alone; the total of an order is whole cents. */
function totalsByCustomer(): Map<string, { count: number; total: Decimal }> {
  const details = read('order_details');
  const totals = new Map<string, { count: number; total: Decimal }>();
  for (const { orderID, customerID } of read('orders')) {
    const lines = details.filter((line) => line.orderID === orderID);
    const sum = lines.reduce((total, line) => total.plus(priceOf(line).times(line.quantity as string)), new Decimal(0));
    const { count, total } = totals.get(customerID as string) ?? { count: 0, total: new Decimal(0) };
    totals.set(customerID as string, { count: count + 1, total: total.plus(sum.toDecimalPlaces(2)) });
  }
  return totals;
}
