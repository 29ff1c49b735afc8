import * as a from '../../kernel/attributes';
import { personScope } from '../person.scope';
import { contentType } from '../../kernel/schema';

/** A human being with private channels; those of a job stand on the position. */
export const person = contentType({
  singularName: 'person',
  pluralName: 'persons',
  displayName: 'Person',
  description: 'A human being; contact person at companies and at most once a contact of its own',
  collectionName: 'crm_persons',
  rights: { rows: personScope, sites: 'everything' },
  attributes: {
    salutation: a.string({ maxLength: 40 }),
    academicTitle: a.string({ maxLength: 60 }),
    firstName: a.string({ maxLength: 120 }),
    lastName: a.string({ required: true, maxLength: 120 }),
    fullName: a.string(),
    birthDate: a.day(),
    email: a.email(),
    phone: a.phone(),
    mobile: a.phone(),
    language: a.string({ maxLength: 10 }),
    note: a.text(),
    photo: a.media(),

    nameKey: a.internal(),
    emailKey: a.internal(),
    phoneKey: a.internal(40),
    mobileKey: a.internal(40),
  },
  indexes: [
    { name: 'crm_persons_document_idx', columns: ['document_id'] },
    { name: 'crm_persons_name_idx', columns: ['last_name', 'first_name'] },
    { name: 'crm_persons_full_name_idx', columns: ['full_name', 'id'] },
    { name: 'crm_persons_email_idx', columns: ['email_key'] },
    { name: 'crm_persons_phone_idx', columns: ['phone_key'] },
    { name: 'crm_persons_mobile_idx', columns: ['mobile_key'] },
  ],
  layout: {
    mainField: 'fullName',
    sort: 'lastName',
    list: ['fullName', 'email', 'phone', 'mobile'],
    readOnly: ['fullName'],
    edit: [
      [['salutation', 3], ['academicTitle', 3], ['fullName', 6]],
      [['firstName', 6], ['lastName', 6]],
      [['email', 4], ['phone', 4], ['mobile', 4]],
      [['birthDate', 4], ['language', 4]],
      [['photo', 6]],
      [['note', 12]],
    ],
  },
});
