export const POSITION = 'plugin::crm-contacts.position';
export const POSITION_ROLE = 'plugin::crm-contacts.position-role';
export const DEPARTMENT = 'plugin::crm-contacts.department';
export const WORKPLACE = 'plugin::crm-contacts.workplace';
export const PERSON = 'plugin::crm-contacts.person';
export const CONTACT = 'plugin::crm-contacts.contact';
