/** The plugin's identifier in Strapi: prefix of its content types, actions, services and routes. */
export const PLUGIN = 'crm-contacts';

const uid = <Name extends string>(name: Name) => `plugin::crm-contacts.${name}` as const;

/** Every content type of the plugin by its name in the design (docs/architecture.md, "Data model"). */
export const UID = {
  contact: uid('contact'),
  person: uid('person'),
  channel: uid('channel'),
  address: uid('address'),
  bankAccount: uid('bank-account'),
  department: uid('department'),
  workplace: uid('workplace'),
  position: uid('position'),
  placement: uid('placement'),
  positionRole: uid('position-role'),
  relationType: uid('relation-type'),
  relation: uid('relation'),
  stageChange: uid('stage-change'),
  process: uid('process'),
  priceCatalogue: uid('price-catalogue'),
  priceEntry: uid('price-entry'),
  priceAssignment: uid('price-assignment'),
  activity: uid('activity'),
  activityType: uid('activity-type'),
  activitySeries: uid('activity-series'),
  folder: uid('folder'),
  absence: uid('absence'),
  follow: uid('follow'),
  notice: uid('notice'),
  feedUser: uid('feed-user'),
  counter: uid('counter'),
} as const;

export const ADMIN_USER = 'admin::user' as const;

/** A file of the media library. */
export const FILE = 'plugin::upload.file' as const;
