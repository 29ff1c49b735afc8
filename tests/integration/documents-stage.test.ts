import { startApplication, type Application } from '../support/application';
import { adminWith, apiWith, roleWith, type AdminClient, type Client } from '../support/clients';
import { salesOf } from '../support/sales';

let app: Application;
let admin: AdminClient;
let api: Client;
beforeAll(async () => {
  app = await startApplication();
  [admin, api] = [await adminWith(app), await apiWith(app)];
});
afterAll(() => app.stop());

const CONTACT = 'plugin::crm-contacts.contact';
const QUOTE = 'api::quote.quote';

const { customer: contact, countFor } = salesOf(() => app);
const postQuote = (data: object) => api.post('/api/quotes?populate=*', { data: { quotedOn: '2026-06-01', ...data } });

describe('documents move the stage', () => {
  const at = (path: string) => {
    const [stage, status] = path.split('/');
    return { stage, status };
  };
  const trigger = (source: string, from: string, to: string) => ({ source, from: at(from), to: at(to) });
  const MOVES = [trigger('quote', 'lead/active', 'prospect/active'), trigger('order', 'prospect/active', 'customer/active')];

  async function configure(triggers: object[] | undefined, change: (definition: Definition) => object = (definition) => definition) {
    const { definition } = (await admin.get('/crm-contacts/workflow/settings')).body as { definition: Definition };
    return admin.put('/crm-contacts/workflow', { definition: { ...change(definition), triggers } });
  }

  interface Definition {
    transitions: { from: { stage: string; status: string }; to: { stage: string; status: string }; requires: object }[];
    triggers?: object[];
  }

  const stageOf = async (documentId: string) => {
    const { stage, stageStatus } = await app.strapi.db.query(CONTACT).findOne({ where: { documentId } });
    return `${stage}/${stageStatus}`;
  };
  const history = async (documentId: string, client = admin) => (await client.get(`/crm-contacts/contacts/${documentId}/stage-changes`)).body.results;
  const proposals = async (documentId: string, client = admin) => (await client.get(`/crm-contacts/contacts/${documentId}/transitions`)).body.proposals;
  const order = (orderingParty: string) => api.post('/api/orders', { data: { orderedOn: '2026-06-01', orderingParty } });

  it('not by default', async () => {
    const lead = await contact('Ohne Auslöser', { stage: 'lead' });

    await postQuote({ orderingParty: lead });

    expect(await stageOf(lead)).toBe('lead/active');
    expect(await proposals(lead)).toEqual([]);
  });

  it('once configured: a first quote makes a prospect, a first order a customer, and the history names them', async () => {
    expect((await configure(MOVES)).status).toBe(200);
    const lead = await contact('Auslöser AG', { stage: 'lead' });
    const other = await contact('Anderer Lead', { stage: 'lead' });

    const quote = await admin.post(`/content-manager/collection-types/${QUOTE}`, { quotedOn: '2026-06-01', state: 'open', orderingParty: { connect: [{ documentId: lead }] } });
    const afterQuote = await stageOf(lead);
    const ordered = await order(lead);
    await order(lead);
    await postQuote({ orderingParty: lead });
    await postQuote({ orderingParty: other, state: 'struck' });

    expect([afterQuote, await stageOf(lead), await stageOf(other)]).toEqual(['prospect/active', 'customer/active', 'lead/active']);
    const changes = await history(lead);
    expect(changes).toHaveLength(3);
    expect(changes[0]).toMatchObject({ toStage: 'customer', trigger: 'document', changedBy: null, document: { source: 'order', contentType: 'api::order.order', documentId: ordered.body.data.documentId } });
    expect(changes[1]).toMatchObject({
      fromStage: 'lead', toStage: 'prospect', trigger: 'document', changedBy: { documentId: admin.user.documentId },
      document: { source: 'quote', number: quote.body.data.number, names: { en: 'Quote', de: 'Angebot' } },
    });
  });

  it('once, however many documents come at the same moment, and none is lost', async () => {
    const lead = await contact('Gleichzeitig AG', { stage: 'lead' });

    const answers = await Promise.all([...Array(6).keys()].map((index) => (index % 2 ? api.post('/api/orders', { data: { orderedOn: '2026-06-01', orderingParty: lead } }) : postQuote({ orderingParty: lead }))));

    expect(answers.map(({ status }) => status)).toEqual(Array(6).fill(201));
    const changes: { toStage: string; trigger: string }[] = await history(lead);
    const moves = changes.filter(({ trigger: by }) => by === 'document').map(({ toStage }) => toStage);
    expect(moves.filter((stage) => stage === 'prospect')).toHaveLength(1);
    expect(moves.filter((stage) => stage === 'customer').length).toBeLessThanOrEqual(1);
    expect(await countFor(QUOTE, lead)).toBe(3);
    expect(`${moves[0]}/active`).toBe(await stageOf(lead));
  });

  it('with the document or not at all, whatever path it takes', async () => {
    const [lead, moved, back, cloned] = await Promise.all(['Nie', 'Umgehängt', 'Zurück', 'Kopiert'].map((name) => contact(`${name} AG`, { stage: 'lead' })));

    const refused = await postQuote({ orderingParty: lead, validUntil: '2026-05-01' });
    const elsewhere = await postQuote({ orderingParty: await contact('Woanders AG') });
    await api.put(`/api/quotes/${elsewhere.body.data.documentId}`, { data: { orderingParty: moved } });
    const struck = await postQuote({ orderingParty: back, state: 'struck' });
    await api.put(`/api/quotes/${struck.body.data.documentId}`, { data: { state: 'open' } });
    await app.strapi.documents(QUOTE).clone({ documentId: elsewhere.body.data.documentId, data: { orderingParty: cloned } as never });

    expect(refused.status).toBe(400);
    expect(await Promise.all([lead, moved, back, cloned].map(stageOf))).toEqual(['lead/active', 'prospect/active', 'prospect/active', 'prospect/active']);
    expect(await history(lead)).toHaveLength(1);
  });

  it('by the company\'s rule: who writes the quote needs no right to change stages, and the history is not told to who may not read quotes', async () => {
    const lead = await contact('Ohne Recht AG', { stage: 'lead' });
    const reads = (subject: string, fields: string[]) => ({ action: 'plugin::content-manager.explorer.read', subject, properties: { fields } });
    const contacts = reads(CONTACT, ['name', 'stage', 'stageStatus']);
    const changes = reads('plugin::crm-contacts.stage-change', ['toStage', 'trigger', 'triggerDocument', 'contact', 'changedBy']);
    const quotes = { ...reads(QUOTE, ['quotedOn', 'orderingParty', 'state']), action: 'plugin::content-manager.explorer.create' };
    const clerk = await adminWith(app, await roleWith(app, [contacts, { ...reads(CONTACT, ['name']), action: 'plugin::content-manager.explorer.update' }, quotes]));
    const onlooker = await adminWith(app, await roleWith(app, [contacts, changes]));

    const made = await clerk.post(`/content-manager/collection-types/${QUOTE}`, { quotedOn: '2026-06-01', state: 'open', orderingParty: { connect: [{ documentId: lead }] } });
    const byHand = await clerk.post(`/crm-contacts/contacts/${lead}/transition`, { to: at('customer/active') });

    expect([made.status, byHand.status]).toEqual([201, 403]);
    expect(await stageOf(lead)).toBe('prospect/active');
    expect((await history(lead, onlooker))[0]).toMatchObject({ toStage: 'prospect', trigger: 'document', document: null });
  });

  it('never for a disqualified, blocked or closed contact', async () => {
    const lead = await contact('Disqualifiziert AG', { stage: 'lead' });
    await admin.post(`/crm-contacts/contacts/${lead}/transition`, { to: at('lead/disqualified'), reason: 'Kein Bedarf' });

    const refused = await postQuote({ orderingParty: lead });

    expect(refused.status).toBe(400);
    expect(await stageOf(lead)).toBe('lead/disqualified');
    expect(await countFor(QUOTE, lead)).toBe(0);
  });

  it('back only as a proposal: when the last order is cancelled or gone', async () => {
    const prospect = await contact('Storno AG', { stage: 'prospect' });
    const [one, two] = [await order(prospect), await order(prospect)];
    const cancel = (documentId: string) => api.put(`/api/orders/${documentId}`, { data: { state: 'cancelled' } });

    await cancel(one.body.data.documentId);
    const withOneLeft = await proposals(prospect);
    await api.delete(`/api/orders/${two.body.data.documentId}`);
    const withNone = await proposals(prospect);
    const stage = await stageOf(prospect);
    const noReader = await adminWith(app, await roleWith(app, [{ action: 'plugin::content-manager.explorer.read', subject: CONTACT, properties: { fields: ['stage'] } }]));
    const taken = await admin.post(`/crm-contacts/contacts/${prospect}/transition`, { to: at('prospect/active'), reason: 'Auftrag storniert' });

    expect(withOneLeft).toEqual([]);
    expect(withNone).toMatchObject([{ to: at('prospect/active'), reason: 'noDocument', document: { source: 'order', documentId: one.body.data.documentId } }]);
    expect(await proposals(prospect, noReader)).toEqual([]);
    expect(stage).toBe('customer/active');
    expect(taken.status).toBe(200);
    expect(await proposals(prospect)).toEqual([]);
  });

  it('only where nothing required is missing: else the step is proposed', async () => {
    const requireVat = (definition: Definition) => ({
      ...definition,
      transitions: definition.transitions.map((each) => (each.from.stage === 'lead' && each.to.stage === 'prospect' ? { ...each, requires: { fields: ['vatId'] } } : each)),
    });
    expect((await configure(MOVES, requireVat)).status).toBe(200);
    const lead = await contact('Unvollständig AG', { stage: 'lead' });

    const quote = await postQuote({ orderingParty: lead });

    expect(quote.status).toBe(201);
    expect(await stageOf(lead)).toBe('lead/active');
    expect(await proposals(lead)).toMatchObject([{ to: at('prospect/active'), reason: 'document', document: { documentId: quote.body.data.documentId } }]);
  });

  it('as the settings say, which are refused when no document could take the step', async () => {
    const before = (await admin.get('/crm-contacts/workflow')).body;

    const wrong = await configure([trigger('receipt', 'lead/active', 'prospect/active'), trigger('order', 'customer/blocked', 'customer/active')]);
    const nonsense = await configure([{ source: 'quote' }]);

    expect([wrong.status, nonsense.status]).toEqual([400, 400]);
    expect(wrong.body.error.details.errors.map(({ path }: { path: string[] }) => path.join('.'))).toEqual(['triggers.0.source', 'triggers.1.to', 'triggers.1.from']);
    expect((await admin.get('/crm-contacts/workflow')).body).toEqual(before);
    expect((await admin.get('/crm-contacts/workflow/settings')).body.sources.map(({ key }: { key: string }) => key)).toEqual(['inquiry', 'quote', 'order', 'invoice']);
  });
});
