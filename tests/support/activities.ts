import type { Application } from './application';
import type { Client } from './clients';
import { company, made } from './rows';

export const CONTACT = 'plugin::crm-contacts.contact';
export const ACTIVITY = 'plugin::crm-contacts.activity';

/** What tests read of an activity in a list. */
export interface Row {
  subject: string;
}

export const subjects = (rows: Row[]) => rows.map(({ subject }) => subject);

/** The page of a contact's activities. */
export const listed = (client: Client, contact: string, query = '') => client.get(`/crm-contacts/contacts/${contact}/activities?${query}`);

/** Makes customers and calls through the Document Service; gives documentIds. */
export function activitiesOf(app: Application) {
  return {
    contact: async (name: string, more: object = {}): Promise<string> => (await company(app, name, { stage: 'customer', ...more })).documentId,
    activity: async (subject: string, more: object = {}): Promise<string> => (await made(app, 'activity', { type: 'call', subject, ...more })).documentId,
  };
}
