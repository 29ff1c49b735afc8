export const RELATION = 'plugin::crm-contacts.relation';
export const CONTACT = 'plugin::crm-contacts.contact';
