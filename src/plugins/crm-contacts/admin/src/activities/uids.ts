export const ACTIVITY = 'plugin::crm-contacts.activity';
export const ACTIVITY_TYPE = 'plugin::crm-contacts.activity-type';
