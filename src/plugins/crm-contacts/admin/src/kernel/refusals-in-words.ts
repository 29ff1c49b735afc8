import type { IntlShape } from 'react-intl';
import type { ChangedSince } from '../../../contracts/contacts';
import { dateText } from './days';
import { changedSince, errorTextsIn, type ApiError } from './errors';
import { textsIn } from './useT';

/**
 * The error with its refusals in the language of `intl`, as the plugin's own forms say them, any other error as
 * it is. `locale`: for dates. For forms that show the server's own words: the Content Manager's.
 */
export function refusalInWords(error: ApiError, intl: Pick<IntlShape, 'formatMessage' | 'messages'>, locale: string): ApiError {
  const { text, sentence } = errorTextsIn(intl, locale);
  const changed = changedSince(error);
  if (changed) return { ...error, message: changedText(changed, textsIn(intl.formatMessage), locale) };
  if (error.status === 409) return { ...error, message: text(error) };
  const errors = error.details?.errors;
  if (!Array.isArray(errors) || !errors.some(({ reason }) => reason)) return error;
  return { ...error, message: text(error), details: { ...error.details, errors: errors.map((found) => ({ ...found, message: sentence(found) })) } };
}

function changedText({ changedBy, changedAt }: ChangedSince, t: ReturnType<typeof textsIn>, locale: string): string {
  return t('common.conflict.who', { name: changedBy ?? t('common.conflict.somebody'), time: dateText(changedAt, locale, true) });
}
