export const CONTACT = 'plugin::crm-contacts.contact';
export const CATALOGUE = 'plugin::crm-contacts.price-catalogue';
export const ASSIGNMENT = 'plugin::crm-contacts.price-assignment';
