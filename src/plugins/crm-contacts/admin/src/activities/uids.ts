export const ACTIVITY = 'plugin::crm-contacts.activity';
