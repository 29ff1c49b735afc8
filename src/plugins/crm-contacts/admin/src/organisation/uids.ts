export const POSITION = 'plugin::crm-contacts.position';
export const DEPARTMENT = 'plugin::crm-contacts.department';
export const WORKPLACE = 'plugin::crm-contacts.workplace';
export const PERSON = 'plugin::crm-contacts.person';
export const CONTACT = 'plugin::crm-contacts.contact';
