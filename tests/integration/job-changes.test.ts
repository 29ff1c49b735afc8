import { startApplication, type Application } from '../support/application';
import { adminWith, apiWith, roleWith, type AdminClient, type Client } from '../support/clients';
import { reasonsOf } from '../support/refusals';
import { company, made, person } from '../support/rows';

let app: Application;
let admin: AdminClient;
let api: Client;

beforeAll(async () => {
  app = await startApplication();
  admin = await adminWith(app);
  api = await apiWith(app);
});
afterAll(() => app.stop());

const CRM = 'plugin::crm-contacts.';
const stored = (type: string, documentId: string, populate: string[] = []) => app.strapi.db.query(type.includes('::') ? type : `${CRM}${type}`).findOne({ where: { documentId }, populate });
const countOf = (type: string) => app.strapi.db.query(`${CRM}${type}`).count();

/** Somebody at a company, reached there and at home. */
async function employed() {
  const [old, next] = [await company(app, 'Old Works Ltd', { country: 'DE' }), await company(app, 'New Works Ltd', { country: 'DE' })];
  const human = await person(app, 'Tarik', 'Aydin', { email: 't.aydin@old.example', phone: '+49 711 555 100', mobile: '+49 170 1234567' });
  const position = await made(app, 'position', { company: old.documentId, person: human.documentId, jobTitle: 'Plant manager', email: 'T.Aydin@old.example', phone: '0711 555-100', validFrom: '2020-01-01' });
  await made(app, 'channel', { kind: 'phone', value: '0711 555-199', position: position.documentId });
  await made(app, 'channel', { kind: 'fax', value: '+49711555199', person: human.documentId });
  await made(app, 'channel', { kind: 'email', value: 'tarik@home.example', person: human.documentId });
  return { old, next, human, position };
}

describe('a job change', () => {
  it('ends here, starts there, retires the work channels and lists what is open', async () => {
    const { old, next, human, position } = await employed();
    const open = await made(app, 'activity', { type: 'call', subject: 'Ask about the pump', persons: [human.documentId], contacts: [old.documentId] });
    await made(app, 'activity', { type: 'call', subject: 'Done', state: 'done', persons: [human.documentId], contacts: [old.documentId] });

    const { body, status } = await admin.post(`/crm-contacts/positions/${position.documentId}/change-job`, { company: next.documentId, startsOn: '2026-02-01', jobTitle: 'Director', email: 'aydin@new.example', main: true });
    const [ended, started, owner] = [await stored('position', position.documentId), await stored('position', body.started, ['company', 'person']), await stored('person', human.documentId)];
    const kept = await app.strapi.db.query(`${CRM}channel`).findMany({ where: { person: { documentId: human.documentId } } });

    expect(status).toBe(200);
    expect(ended).toMatchObject({ validTo: '2026-01-31', email: 'T.Aydin@old.example' });
    expect(started).toMatchObject({ validFrom: '2026-02-01', jobTitle: 'Director', main: true, company: { documentId: next.documentId }, person: { documentId: human.documentId } });
    expect(owner).toMatchObject({ email: null, phone: null, mobile: '+49 170 1234567' });
    expect(kept.map(({ value }: { value: string }) => value)).toEqual(['tarik@home.example']);
    expect(body.retired).toEqual([{ kind: 'email', value: 't.aydin@old.example' }, { kind: 'phone', value: '+49 711 555 100' }, { kind: 'fax', value: '+49711555199' }]);
    expect(body.activities.map(({ documentId }: { documentId: string }) => documentId)).toEqual([open.documentId]);
  });

  it('names no retired channel that its user may not read', async () => {
    const { next, position } = await employed();
    const names = (type: string) => Object.keys((app.strapi.getModel(`${CRM}${type}` as never) as { attributes: object }).attributes);
    const may = (action: string, type: string, hidden: string[] = []) => ({
      action: `plugin::content-manager.explorer.${action}`, subject: `${CRM}${type}`, properties: { fields: names(type).filter((name) => !hidden.includes(name)) }, conditions: [],
    });
    const role = await roleWith(app, [
      may('read', 'contact'), may('read', 'position'), may('read', 'person', ['email', 'phone']), may('read', 'channel', ['value']),
      may('update', 'contact'), may('update', 'position'), may('create', 'position'), may('update', 'person'),
      { action: 'plugin::content-manager.explorer.delete', subject: `${CRM}channel` },
      { action: `${CRM}organisation.edit` },
    ]);

    const { body, status } = await (await adminWith(app, role)).post(`/crm-contacts/positions/${position.documentId}/change-job`, { company: next.documentId, startsOn: '2026-02-01' });

    expect(status).toBe(200);
    expect(body.retired).toEqual([]);
  });

  it('happens whole or not at all', async () => {
    const { next, human, position } = await employed();
    const foreign = await made(app, 'department', { name: 'Elsewhere', company: (await company(app, 'Third Ltd')).documentId });
    const before = await countOf('position');
    const change = (body: object) => admin.post(`/crm-contacts/positions/${position.documentId}/change-job`, { company: next.documentId, startsOn: '2026-02-01', ...body });

    const answers = [await change({ department: foreign.documentId }), await change({ endsOn: '2019-12-31' }), await change({ startsOn: '2026-02-30' }), await change({ company: 'nobodynobodynobodynobody' })];

    expect(answers.map(({ status }) => status)).toEqual([400, 400, 400, 400]);
    expect([reasonsOf(answers[0]), reasonsOf(answers[1]), reasonsOf(answers[3])]).toEqual([['department: otherCompany'], ['endsOn: dates'], ['company: unknown']]);
    expect(await countOf('position')).toBe(before);
    expect(await stored('position', position.documentId)).toMatchObject({ validTo: null });
    expect(await stored('person', human.documentId)).toMatchObject({ email: 't.aydin@old.example' });
  });

  it('happens once, however often it is sent at the same time', async () => {
    const { next, human, position } = await employed();
    const other = await company(app, 'Other Works Ltd');
    const change = (target: { documentId: string }, body: object = {}) => admin.post(`/crm-contacts/positions/${position.documentId}/change-job`, { company: target.documentId, startsOn: '2026-02-01', ...body });

    const answers = await Promise.all([change(next), change(other), change(next, { jobTitle: 'Director' })]);
    const positions = await app.strapi.db.query(`${CRM}position`).findMany({ where: { person: { documentId: human.documentId } } });

    expect(answers.map(({ status }) => status).sort()).toEqual([200, 400, 400]);
    expect(answers.filter(({ status }) => status === 400).map(reasonsOf)).toEqual([['startsOn: changedJob'], ['startsOn: changedJob']]);
    expect(positions).toHaveLength(2);
  });

  it('needs the rights on both sides', async () => {
    const { next, position } = await employed();
    const update = 'plugin::content-manager.explorer.update';
    const read = 'plugin::content-manager.explorer.read';
    const user = await adminWith(app, await roleWith(app, [
      { action: 'plugin::crm-contacts.organisation.edit' },
      { action: read, subject: `${CRM}contact`, properties: { fields: ['name'] } },
      { action: update, subject: `${CRM}contact`, properties: { fields: ['name'] } },
      { action: read, subject: `${CRM}position`, properties: { fields: ['jobTitle'] } },
      { action: update, subject: `${CRM}position`, properties: { fields: ['validTo'] } },
    ]));

    const refused = await user.post(`/crm-contacts/positions/${position.documentId}/change-job`, { company: next.documentId, startsOn: '2026-02-01' });
    const narrow = await apiWith(app, 'custom', [`${CRM}position.update`, `${CRM}organisation.changeJob`]);
    const ofToken = await narrow.post(`/api/crm-contacts/positions/${position.documentId}/change-job`, { company: next.documentId, startsOn: '2026-02-01' });

    expect([refused.status, ofToken.status]).toEqual([403, 403]);
    expect(await stored('position', position.documentId)).toMatchObject({ validTo: null });
  });
});

describe('making a contact person of a person contact', () => {
  async function websiteLead(stageOfCompany = 'prospect') {
    const employer = await company(app, 'Buyer Works Ltd', { stage: stageOfCompany });
    const human = await person(app, 'Lena', 'Vogt');
    const lead = await made(app, 'contact', { kind: 'person', name: 'x', person: human.documentId, stage: 'lead' });
    return { employer, human, lead };
  }
  const inquiry = (party: { documentId: string }, data: object = {}) =>
    app.strapi.documents('api::inquiry.inquiry').create({ data: { title: 'Pumps', receivedOn: '2026-01-10', state: 'active', orderingParty: party.documentId, ...data } as never });

  it('moves open activities and inquiries and closes the contact with the company as successor', async () => {
    const { employer, human, lead } = await websiteLead();
    const [open, billed, lost] = [await inquiry(lead), await inquiry(employer, { billTo: lead.documentId }), await inquiry(lead, { state: 'lost' })];
    const [call, done] = [await made(app, 'activity', { type: 'call', subject: 'Call back', contacts: [lead.documentId] }), await made(app, 'activity', { type: 'call', subject: 'Was', state: 'done', contacts: [lead.documentId] })];

    const { body, status } = await admin.post(`/crm-contacts/contacts/${lead.documentId}/make-contact-person`, { company: employer.documentId, jobTitle: 'Buyer', validFrom: '2026-03-01', reason: 'Buys for her company' });
    const partyOf = async (row: { documentId: string }) => (await stored('api::inquiry.inquiry', row.documentId, ['orderingParty', 'billTo', 'persons']));
    const contactsOf = async (row: { documentId: string }) => (await stored('activity', row.documentId, ['contacts', 'persons'])) as { contacts: { documentId: string }[]; persons: { documentId: string }[] };

    expect(status).toBe(200);
    expect(body).toMatchObject({ person: human.documentId, activities: 1, documents: { inquiry: 2 }, contact: { documentId: lead.documentId } });
    expect(await stored('position', body.position, ['company', 'person'])).toMatchObject({ jobTitle: 'Buyer', validFrom: '2026-03-01', company: { documentId: employer.documentId }, person: { documentId: human.documentId } });
    expect(await partyOf(open)).toMatchObject({ orderingParty: { documentId: employer.documentId }, partyName: 'Buyer Works Ltd', persons: [{ documentId: human.documentId }] });
    expect(await partyOf(billed)).toMatchObject({ billTo: { documentId: employer.documentId } });
    expect(await partyOf(lost)).toMatchObject({ orderingParty: { documentId: lead.documentId } });
    expect(await contactsOf(call)).toMatchObject({ contacts: [{ documentId: employer.documentId }], persons: [{ documentId: human.documentId }] });
    expect((await contactsOf(done)).contacts).toMatchObject([{ documentId: lead.documentId }]);
    expect(await stored('contact', lead.documentId, ['successor'])).toMatchObject({ closedReason: 'Buys for her company', successor: { documentId: employer.documentId } });
  });

  it('moves nothing when one step is refused', async () => {
    const { employer, lead } = await websiteLead('general');
    const open = await inquiry(lead);
    const before = await countOf('position');

    const stage = await admin.post(`/crm-contacts/contacts/${lead.documentId}/make-contact-person`, { company: employer.documentId });
    const ofCompany = await admin.post(`/crm-contacts/contacts/${employer.documentId}/make-contact-person`, { company: employer.documentId });
    const toPerson = await admin.post(`/crm-contacts/contacts/${lead.documentId}/make-contact-person`, { company: lead.documentId });

    expect(stage.status).toBe(400);
    expect([reasonsOf(ofCompany), reasonsOf(toPerson)]).toEqual([['documentId: notPerson'], ['company: notCompany']]);
    expect(await countOf('position')).toBe(before);
    expect(await stored('api::inquiry.inquiry', open.documentId, ['orderingParty'])).toMatchObject({ orderingParty: { documentId: lead.documentId } });
    expect(await stored('contact', lead.documentId)).toMatchObject({ closedOn: null });
  });

  it('happens once among parallel requests', async () => {
    const { employer, lead } = await websiteLead();
    const make = () => api.post(`/api/crm-contacts/contacts/${lead.documentId}/make-contact-person`, { company: employer.documentId });

    const answers = await Promise.all([make(), make(), make()]);

    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ status }) => status !== 200).every(({ status }) => status === 400 || status === 409)).toBe(true);
    expect(await app.strapi.db.query(`${CRM}position`).count({ where: { company: { documentId: employer.documentId } } })).toBe(1);
  });
});
