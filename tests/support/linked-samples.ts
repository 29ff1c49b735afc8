import type { Application } from './application';
import { company, made, person } from './rows';
import { samplesOf } from './samples';

const DAYS = { inquiry: 'receivedOn', quote: 'quotedOn', order: 'orderedOn', invoice: 'invoicedOn' } as const;

/** Who sees what the rest of the samples hides. */
export interface Around {
  /** documentId of a contact beside those that are hidden: documents and activities of both can still be read. */
  open: string;
  /** Row id of the user whose private activity and follow are among the samples. */
  owner: number;
}

/**
 * A row for every relation of every guarded type to another, with names that contain `word`. Relations that people
 * cannot set are written past the guards.
 */
export async function linkedSamplesOf(app: Application, word: string, { open, owner }: Around): Promise<void> {
  const samples = await samplesOf(app, word);
  const id = (type: string) => samples[`plugin::crm-contacts.${type}`].documentId;
  const [contact, human, position, department] = ['contact', 'person', 'position', 'department'].map(id);

  await made(app, 'contact', { kind: 'person', person: (await person(app, 'S', `${word} self`)).documentId });
  const closed = await company(app, `${word} closed`);
  const successor = await app.strapi.db.query('plugin::crm-contacts.contact').findOne({ where: { documentId: contact } });
  await app.strapi.db.query('plugin::crm-contacts.contact').update({ where: { id: closed.id }, data: { successor: successor.id } });

  const workplace = await made(app, 'workplace', { name: `${word} desk`, company: contact, department, address: id('address') });
  const part = await made(app, 'department', { name: `${word} part`, company: contact, parent: department, head: position });
  const report = await made(app, 'position', { person: (await person(app, 'R', `${word} report`)).documentId, company: contact, department: part.documentId, workplace: workplace.documentId, superior: position, jobTitle: `${word} report` });
  await made(app, 'placement', { position: report.documentId, department, workplace: workplace.documentId, superior: position, jobTitle: `${word} before`, validTo: '2020-01-01' });
  await made(app, 'channel', { kind: 'other', value: `${word} personal`, person: human });
  await made(app, 'channel', { kind: 'other', value: `${word} at work`, position });
  await made(app, 'address', { kind: 'other', street: `${word} home`, city: 'Ulm', person: human });
  const type = await made(app, 'relation-type', { key: `type-${word.toLowerCase()}`, name: `${word} type` });
  await made(app, 'relation', { type: type.documentId, from: contact, to: open });
  await made(app, 'price-catalogue', { name: `${word} derived`, kind: 'article', currency: 'EUR', general: false, validFrom: '2026-01-01', base: id('price-catalogue') });
  await made(app, 'follow', { user: owner, contact });

  const secret = await made(app, 'activity', { type: 'call', subject: `${word} secret`, private: true, responsible: owner });
  await made(app, 'activity', { type: 'call', subject: `${word} joint`, contacts: [open, contact] });
  await made(app, 'activity', { type: 'call', subject: `${word} meeting`, contacts: [open], persons: [human], followUpOf: secret.documentId });

  for (const [kind, day] of Object.entries(DAYS)) {
    const uid = `api::${kind}.${kind}`;
    for (const party of ['orderingParty', 'billTo', 'site']) {
      await app.strapi.documents(uid as 'api::quote.quote').create({
        data: { title: `${word} ${party}`, [day]: '2026-01-05', orderingParty: open, [party]: contact, ...(party === 'site' ? { siteAddress: id('address'), persons: [human] } : {}) } as never,
      });
    }
  }
}
