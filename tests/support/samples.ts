import type { Application } from './application';
import { company, made, relationType } from './rows';

const CRM = 'plugin::crm-contacts.';

/** A row of a type and a text of it that appears nowhere else. */
export interface Sample {
  uid: string;
  documentId: string;
  secret: string;
}

/**
 * One row of every type that hangs on a contact, of a contact that is nobody's, with names that contain `word`. A new
 * type of that kind has to be added here: the tests count.
 */
export async function samplesOf(app: Application, word: string): Promise<Record<string, Sample>> {
  const samples: Record<string, Sample> = {};
  const add = async (type: string, data: object, secret = `${word} ${type}`) => {
    const { documentId } = await made(app, type, data);
    samples[`${CRM}${type}`] = { uid: `${CRM}${type}`, documentId, secret };
    return documentId;
  };
  const contact = await add('contact', { kind: 'company', stage: 'customer', name: `${word} contact`, email: `mail@${word.toLowerCase()}.example` });
  const other = (await company(app, `${word} other`)).documentId;
  const human = await add('person', { firstName: 'P', lastName: `${word} person` });
  const department = await add('department', { name: `${word} department`, company: contact });
  await add('workplace', { name: `${word} workplace`, company: contact });
  const position = await add('position', { person: human, company: contact, department, jobTitle: `${word} position` });
  await add('placement', { position, department, jobTitle: `${word} placement`, validTo: '2020-01-01' });
  await add('channel', { kind: 'other', value: `${word} channel`, contact });
  await add('address', { kind: 'other', street: `${word} address`, city: 'Ulm', contact });
  await add('bank-account', { iban: 'DE89370400440532013000', holder: `${word} bank-account`, contact });
  await add('relation', { type: await relationType(app, 'partner-of'), from: contact, to: other, note: `${word} relation` });
  const catalogue = await add('price-catalogue', { name: `${word} price-catalogue`, kind: 'article', currency: 'EUR', general: false, validFrom: '2026-01-01' });
  await add('price-entry', { catalogue, code: 'A1', name: `${word} price-entry`, unit: 'piece', price: 1 });
  await add('price-assignment', { contact, catalogue, priority: 1 }, catalogue);
  await add('activity', { type: 'call', subject: `${word} activity`, contacts: [contact] });
  const [change] = await app.strapi.db.query(`${CRM}stage-change`).findMany({ where: { contact: { documentId: contact } } });
  samples[`${CRM}stage-change`] = { uid: `${CRM}stage-change`, documentId: change.documentId, secret: change.documentId };
  return samples;
}
