import * as a from '../../kernel/attributes';
import { hangsOn } from '../../kernel/rights/row-scope';
import { contentType } from '../../kernel/schema';
import { UID } from '../../kernel/uids';

/** One person's time at one company: where they sit, whom they report to, how they are reached there. */
export const position = contentType({
  singularName: 'position',
  pluralName: 'positions',
  displayName: 'Position',
  description: "A person's place at a company",
  collectionName: 'crm_positions',
  rights: { rows: hangsOn({ parents: ['company'] }), sites: 'everything', contact: ['company.'] },
  attributes: {
    person: a.belongsTo(UID.person, { required: true }),
    company: a.belongsTo(UID.contact, { required: true }),
    department: a.belongsTo(UID.department),
    workplace: a.belongsTo(UID.workplace),
    superior: a.belongsTo(UID.position),
    jobTitle: a.string({ maxLength: 160 }),
    role: a.string({ maxLength: 60 }),
    email: a.email(),
    phone: a.phone(),
    main: a.boolean(),
    ...a.validity(),
    emailKey: a.internal(),
    phoneKey: a.internal(40),
  },
  indexes: [
    { name: 'crm_positions_document_idx', columns: ['document_id'] },
    { name: 'crm_positions_email_idx', columns: ['email_key'] },
    { name: 'crm_positions_phone_idx', columns: ['phone_key'] },
  ],
  layout: {
    mainField: 'jobTitle',
    list: ['person', 'company', 'jobTitle', 'department', 'validTo'],
    relationNames: { person: 'fullName', company: 'name', department: 'name', workplace: 'name', superior: 'jobTitle' },
    edit: [
      [['person', 6], ['company', 6]],
      [['jobTitle', 6], ['role', 6]],
      [['department', 6], ['workplace', 6]],
      [['superior', 6], ['main', 6]],
      [['email', 6], ['phone', 6]],
      [['validFrom', 6], ['validTo', 6]],
    ],
  },
});
