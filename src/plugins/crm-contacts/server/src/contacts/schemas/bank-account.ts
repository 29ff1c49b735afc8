import * as a from '../../kernel/attributes';
import { hangsOn } from '../../kernel/rights/row-scope';
import { contentType } from '../../kernel/schema';
import { UID } from '../../kernel/uids';

/** Belongs to a contact; check digits are verified on every write. */
export const bankAccount = contentType({
  singularName: 'bank-account',
  pluralName: 'bank-accounts',
  displayName: 'Bank account',
  description: 'IBAN and BIC of a contact',
  collectionName: 'crm_bank_accounts',
  rights: { rows: hangsOn({ parents: ['contact'] }), sites: 'everything', contact: ['contact.'] },
  attributes: {
    iban: a.string({ required: true, maxLength: 42 }),
    bic: a.string({ maxLength: 11 }),
    holder: a.string({ maxLength: 140 }),
    contact: a.belongsTo(UID.contact, { required: true }),
  },
  layout: {
    mainField: 'iban',
    list: ['iban', 'bic', 'holder', 'contact'],
    relationNames: { contact: 'name' },
    edit: [[['iban', 6], ['bic', 6]], [['holder', 6], ['contact', 6]]],
  },
});
