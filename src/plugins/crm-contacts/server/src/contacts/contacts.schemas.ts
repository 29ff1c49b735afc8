import { z } from '@strapi/utils';

const text = (most = 255) => z.string().max(most);
const filled = (most = 255) => z.string().trim().min(1, 'must not be empty').max(most);
/** A documentId: Strapi's are 24 characters, given ones may be longer. */
const reference = filled(64);

/** Further attributes of a row: their values are checked where every write passes. */
export const newContact = z.looseObject({
  kind: z.enum(['company', 'person']),
  name: text().optional(),
  personDocumentId: reference.optional(),
  newPerson: z.looseObject({ lastName: filled(120) }).optional(),
  stage: filled(60).optional(),
  ownerDocumentId: reference.nullable().optional(),
  deputyDocumentId: reference.nullable().optional(),
});

export const responsible = z.strictObject({
  ownerDocumentId: reference.nullable().optional(),
  deputyDocumentId: reference.nullable().optional(),
});

export const makeContact = z.strictObject({ stage: filled(60).optional(), ownerDocumentId: reference.nullable().optional() });

const seen = z.strictObject({ updatedAt: z.iso.datetime({ offset: true }) });

export const closeContact = z.strictObject({ reason: filled(), successor: reference.optional(), seen: seen.optional() });

export const nothing = z.strictObject({});

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
