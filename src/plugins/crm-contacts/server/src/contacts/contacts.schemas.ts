import { z } from '@strapi/utils';
import { newRow } from '../kernel/row-input';
import { UID } from '../kernel/uids';

const text = (most = 255) => z.string().max(most);
const filled = (most = 255) => z.string().trim().min(1, 'must not be empty').max(most);
/** A documentId: Strapi's are 24 characters, given ones may be longer. */
const reference = filled(64);

/** A person that is made on the way; the values of its further attributes are checked where every write passes. */
export const newPerson = newRow(UID.person, { lastName: filled(120) });

const contactShape = {
  kind: z.enum(['company', 'person']),
  name: text().optional(),
  personDocumentId: reference.optional(),
  newPerson: newPerson.optional(),
  stage: filled(60).optional(),
  ownerDocumentId: reference.nullable().optional(),
  deputyDocumentId: reference.nullable().optional(),
};

/** Relations that the endpoint takes by documentId. */
const NAMED_BY_ID = ['person', 'owner', 'deputy'];

export const newContact = newRow(UID.contact, contactShape, NAMED_BY_ID);

/** A contact that is made beside another one: mostly a company. */
export const newFurtherContact = newRow(UID.contact, { ...contactShape, kind: contactShape.kind.default('company') }, NAMED_BY_ID);

export const responsible = z.strictObject({
  ownerDocumentId: reference.nullable().optional(),
  deputyDocumentId: reference.nullable().optional(),
});

export const makeContact = z.strictObject({ stage: filled(60).optional(), ownerDocumentId: reference.nullable().optional() });

const seen = z.strictObject({ updatedAt: z.iso.datetime({ offset: true }) });

export const closeContact = z.strictObject({ reason: filled(), successor: reference.optional(), seen: seen.optional() });

export const duplicateQuery = z.strictObject({
  email: text().optional(),
  phone: text().optional(),
  vatId: text().optional(),
  name: text().optional(),
  postalCode: text(20).optional(),
  // Asked while somebody types: a country by name is ignored, not refused.
  country: text(80).optional(),
  exclude: text(64).optional(),
});
