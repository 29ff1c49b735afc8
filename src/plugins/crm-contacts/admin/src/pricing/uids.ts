export const CONTACT = 'plugin::crm-contacts.contact';
export const CATALOGUE = 'plugin::crm-contacts.price-catalogue';
export const ENTRY = 'plugin::crm-contacts.price-entry';
export const ASSIGNMENT = 'plugin::crm-contacts.price-assignment';
export const PROCESS = 'plugin::crm-contacts.process';
