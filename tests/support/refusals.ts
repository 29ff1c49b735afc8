/** What a refusal's answer tells of one field. */
export interface RefusedField {
  path: string[];
  reason: string;
  message: string;
  details?: Record<string, unknown>;
}

export interface Refused {
  body: { error?: { details?: { errors?: RefusedField[] } } };
}

const errorsOf = ({ body }: Refused): RefusedField[] => body.error?.details?.errors ?? [];

/** The refused fields with the reason: `superior: cycle`, `newPerson.lastName: required`. */
export const reasonsOf = (answer: Refused): string[] => errorsOf(answer).map(({ path, reason }) => `${path.join('.')}: ${reason}`);

/** The refused fields alone. */
export const fieldsOf = (answer: Refused): string[] => errorsOf(answer).map(({ path }) => path.join('.'));
