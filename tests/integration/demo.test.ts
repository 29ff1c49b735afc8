import { bootstrapDemo } from '../../src/demo';
import { loadDemo } from '../../src/demo/load';
import { UID } from '../../src/plugins/crm-contacts/server/src/kernel/uids';
import { startApplication, type Application } from '../support/application';
import { adminWith } from '../support/clients';

let app: Application;
beforeAll(async () => {
  app = await startApplication();
});
afterAll(() => app.stop());

const count = (uid: string, where: object = {}) => app.strapi.db.query(uid).count({ where });
const DOCUMENTS = ['api::inquiry.inquiry', 'api::quote.quote', 'api::order.order', 'api::invoice.invoice'];

it('loads the demo once, also when two processes start at once', async () => {
  const loaded = await Promise.all([loadDemo(app.strapi), loadDemo(app.strapi)]);
  const again = await loadDemo(app.strapi);

  expect(loaded.sort()).toEqual([false, true]);
  expect(again).toBe(false);
  expect(await count(UID.contact, { kind: 'company' })).toBeGreaterThanOrEqual(60);
  expect(await count(UID.contact, { kind: 'person' })).toBeGreaterThanOrEqual(20);
  expect(await count(UID.person)).toBeGreaterThanOrEqual(230);
});

it('has contacts in every status, each with a history that ends there', async () => {
  const contacts = await app.strapi.db.query(UID.contact).findMany({ select: ['id', 'stage', 'stageStatus'] });
  const changes = await app.strapi.db.query(UID.stageChange).findMany({ orderBy: { changedAt: 'asc' }, populate: ['contact'] });
  const last = new Map(changes.map(({ contact, toStage, toStatus }) => [contact.id, `${toStage}/${toStatus}`]));

  expect(new Set(contacts.map(({ stage, stageStatus }) => `${stage}/${stageStatus}`))).toEqual(
    new Set([
      'general/active', 'lead/active', 'lead/disqualified', 'prospect/active', 'prospect/waiting', 'prospect/disqualified',
      'customer/active', 'customer/inactive', 'customer/blocked',
    ])
  );
  for (const { id, stage, stageStatus } of contacts) expect(last.get(id)).toBe(`${stage}/${stageStatus}`);
});

it('has documents in every state, overdue and expired ones too', async () => {
  const today = new Date().toISOString().slice(0, 10);
  const states = await Promise.all(DOCUMENTS.map(async (uid) => new Set((await app.strapi.db.query(uid).findMany({ select: ['state'] })).map(({ state }) => state))));

  expect(states.map((set) => [...set].sort())).toEqual([
    ['active', 'lost', 'won'], ['accepted', 'open', 'struck'], ['cancelled', 'delivered', 'open'], ['cancelled', 'open', 'paid'],
  ]);
  expect(await count('api::invoice.invoice', { state: 'open', dueOn: { $lt: today } })).toBeGreaterThan(0);
  expect(await count('api::quote.quote', { state: 'open', validUntil: { $lt: today } })).toBeGreaterThan(0);
});

it('reads a document with its lines, whose sum is its total', async () => {
  const orders = await app.strapi.documents('api::order.order').findMany({ populate: ['lines', 'orderingParty'], limit: 20 } as never);

  for (const { lines, netTotal, orderingParty } of orders as unknown as { lines: { quantity: number; unitPrice: number }[]; netTotal: number; orderingParty: object }[]) {
    const sum = lines.reduce((total, { quantity, unitPrice }) => total + quantity * unitPrice, 0);
    expect(lines.length).toBeGreaterThan(0);
    expect(orderingParty).not.toBeNull();
    expect(Math.abs(sum - netTotal)).toBeLessThan(0.02 * lines.length);
  }
});

// Bulk inserts pass the guards by: what they wrote must be what the guards would have written.
it.each([
  [UID.contact, 100], [UID.person, 60], [UID.channel, 40], [UID.address, 20], [UID.bankAccount, 30], [UID.department, 40], [UID.workplace, 40],
  [UID.position, 60], [UID.relation, 50], [UID.process, 20], [UID.priceCatalogue, 10], [UID.priceEntry, 40], [UID.priceAssignment, 10], [UID.activity, 40],
  ...DOCUMENTS.map((uid): [string, number] => [uid, 25]),
])('%s may be saved again as it is', async (uid, most) => {
  const documents = app.strapi.documents(uid as typeof UID.contact);
  const bookkeeping = ['updatedAt', 'publishedAt'];
  const before = await app.strapi.db.query(uid).findMany({ limit: most, orderBy: { id: 'desc' } });

  for (const { documentId } of before) await documents.update({ documentId, data: {} as never });

  const after = await app.strapi.db.query(uid).findMany({ limit: most, orderBy: { id: 'desc' } });
  const kept = (rows: Record<string, unknown>[]) => rows.map((row) => Object.fromEntries(Object.entries(row).filter(([name]) => !bookkeeping.includes(name))));
  expect(kept(after)).toEqual(kept(before));
});

it('gives contacts and activities to the first administrator and three colleagues who cannot log in', async () => {
  process.env.CRM_DEMO = 'true';
  await bootstrapDemo(app.strapi);

  const { user } = await adminWith(app);

  const colleagues = await app.strapi.db.query('admin::user').findMany({ where: { isActive: false }, populate: ['roles'] });
  const all = await count(UID.contact);
  expect(colleagues.map(({ roles }) => roles.length)).toEqual([1, 1, 1]);
  expect(colleagues.every(({ blocked }) => blocked === false)).toBe(true);
  expect(await count(UID.contact, { owner: { id: user.id } })).toBeGreaterThanOrEqual(Math.floor(all / 4));
  expect(await count(UID.contact, { owner: { id: { $null: true } } })).toBe(0);
  expect(await count(UID.activity, { responsible: { id: user.id } })).toBeGreaterThan(50);
  expect(await count(UID.activity, { seriesRule: { $notNull: true } })).toBe(13);
  expect(await count(UID.absence, { deputy: { id: user.id } })).toBe(1);
});

it('leaves owners alone when another administrator registers', async () => {
  await adminWith(app);

  expect(await count('admin::user', { isActive: false })).toBe(3);
});
