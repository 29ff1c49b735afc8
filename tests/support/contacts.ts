import type { Application } from './application';
import type { Client } from './clients';

export const CONTACTS = '/crm-contacts/contacts';
export const uids = {
  contact: 'plugin::crm-contacts.contact',
  person: 'plugin::crm-contacts.person',
  channel: 'plugin::crm-contacts.channel',
  address: 'plugin::crm-contacts.address',
  bankAccount: 'plugin::crm-contacts.bank-account',
  position: 'plugin::crm-contacts.position',
} as const;

interface ErrorAnswer {
  body: { error?: { details?: { errors?: { path: (string | number)[]; reason?: string }[] } } };
}

/** Field → reason of a refusal; empty when the answer is none. */
export const reasons = ({ body }: ErrorAnswer) =>
  Object.fromEntries((body.error?.details?.errors ?? []).map(({ path, reason }) => [path.join('.'), reason]));

let count = 0;

/** Makes and reads contacts through the admin endpoints of one client. */
export function contactsOf(app: Application, admin: Client) {
  const stored = (documentId: string) =>
    app.strapi.db.query(uids.contact).findOne({ where: { documentId }, populate: ['owner', 'deputy', 'person', 'successor'] });

  async function created(body: object): Promise<string> {
    const answer = await admin.post(`${CONTACTS}/new`, body);
    if (answer.status !== 201) throw new Error(`${answer.status} ${answer.text}`);
    return answer.body.documentId;
  }

  return {
    stored,
    storedPerson: (documentId: string) => app.strapi.db.query(uids.person).findOne({ where: { documentId } }),

    company(values: object = {}): Promise<string> {
      count += 1;
      return created({ kind: 'company', name: `Company ${count}`, ...values });
    },

    async personContact(newPerson: object = { lastName: 'Vogt' }, values: object = {}) {
      const contact = await created({ kind: 'person', newPerson, ...values });
      return { contact, person: (await stored(contact)).person.documentId as string };
    },

    /** A row of any type through the Document Service, without a request: nobody's rights are asked. */
    async row(uid: string, data: object): Promise<string> {
      const { documentId } = await app.strapi.documents(uid as typeof uids.contact).create({ data } as never);
      return documentId;
    },
  };
}
