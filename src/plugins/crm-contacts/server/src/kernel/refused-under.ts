import { errors } from '@strapi/utils';

/** Runs `write`; a refusal names its fields under `parent`: `lastName` becomes `newPerson.lastName`. */
export async function refusedUnder<Result>(parent: string, write: () => Promise<Result>): Promise<Result> {
  try {
    return await write();
  } catch (error) {
    if (!(error instanceof errors.ValidationError)) throw error;
    const { errors: reasons } = error.details as { errors?: { path?: (string | number)[] }[] };
    const details = { errors: (reasons ?? []).map((reason) => ({ ...reason, path: [parent, ...(reason.path ?? [])] })) };
    throw new errors.ValidationError(error.message, details);
  }
}
