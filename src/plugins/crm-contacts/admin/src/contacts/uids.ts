/** Content types that this feature's forms and panels ask for. */
export const CONTACT = 'plugin::crm-contacts.contact';
export const PERSON = 'plugin::crm-contacts.person';
export const CHANNEL = 'plugin::crm-contacts.channel';
export const ADDRESS = 'plugin::crm-contacts.address';
export const BANK_ACCOUNT = 'plugin::crm-contacts.bank-account';
export const ACTIVITY = 'plugin::crm-contacts.activity';
export const POSITION = 'plugin::crm-contacts.position';
