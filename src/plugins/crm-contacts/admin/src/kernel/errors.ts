import { useIntl, type IntlShape } from 'react-intl';
import type { ChangedSince } from '../../../contracts/contacts';
import { dateText } from './days';
import { useLocale } from './useLocale';
import { textId, textsIn } from './useT';

/** An error of the plugin's endpoints as RTK Query gives it; without `status` the server was not reached. */
export interface ApiError {
  status?: number;
  name?: string;
  message?: string;
  details?: { errors?: FieldError[]; reason?: string } & Record<string, unknown>;
}

export interface FieldError {
  path?: (string | number)[];
  message: string;
  reason?: string;
  /** Values for the sentence: a chain of names, counts by kind, days. */
  details?: Record<string, unknown>;
}

export const asApiError = (error: unknown): ApiError => (typeof error === 'object' && error !== null ? (error as ApiError) : { message: String(error) });

/** What a 409 says about a row that somebody else changed meanwhile; undefined for any other error. */
export function changedSince(error: unknown): ChangedSince | undefined {
  const { status, details } = asApiError(error);
  return status === 409 && details?.reason === 'changed' ? (details as unknown as ChangedSince) : undefined;
}

/** Values that a refusal may leave out; its sentence then does without. */
const UNTOLD = { chain: 'none', counts: 'none', min: 'none', max: 'none', validFrom: 'none', validTo: 'none', contact: 'none' };

/** Of a chain that can still be read at a glance; of a longer one both ends are told. */
const MOST_NAMES = 10;

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/**
 * Turns errors into words. `text(error)`: one sentence for a notice. `fields(error)`: sentences by
 * attribute for a form; with `depth` 2 by `newPerson.lastName`, where a form holds two rows. `sentence`: one
 * reason. A reason with a text of its own (`reason.<reason>`) is said in the language of `intl`, any other in
 * the server's words. `locale`: for dates.
 */
export function errorTextsIn(intl: Pick<IntlShape, 'formatMessage' | 'messages'>, locale: string) {
  const { messages } = intl;
  const t = textsIn(intl.formatMessage);
  const valueText = (value: unknown): string => {
    if (Array.isArray(value)) return (value.length > MOST_NAMES ? [...value.slice(0, 4), '…', ...value.slice(-3)] : value).join(' → ');
    if (typeof value === 'string' && DAY.test(value)) return dateText(value, locale);
    if (typeof value !== 'object' || value === null) return String(value ?? '');
    return Object.entries(value).map(([what, count]) => (messages[textId(`count.${what}`)] ? t(`count.${what}`, { count: Number(count) }) : `${what} (${count})`)).join(', ');
  };
  const sentence = ({ reason, message, details = {} }: FieldError) => {
    if (!reason || !messages[textId(`reason.${reason}`)]) return message;
    const told = Object.entries(details).filter(([, value]) => value !== null);
    return t(`reason.${reason}`, { ...UNTOLD, ...Object.fromEntries(told.map(([name, value]) => [name, valueText(value)])) });
  };
  return {
    sentence,
    text(error: unknown): string {
      const { status, message, details } = asApiError(error);
      if (status === undefined) return t('common.offline');
      if (details?.errors?.length) return details.errors.map(sentence).join(' ');
      if (status === 409 && messages[textId(`conflict.${details?.reason}`)]) return t(`conflict.${details?.reason}`);
      if (status === 403) return t('common.forbidden');
      if (status === 404) return t('common.notFound');
      if (status === 413) return t('common.tooLarge');
      if (status >= 500) return t('common.serverError');
      return message ?? t('common.serverError');
    },
    fields(error: unknown, depth = 1): Record<string, string> {
      const named = (asApiError(error).details?.errors ?? []).filter(({ path }) => path?.length);
      return Object.fromEntries(named.map((found) => [(found.path ?? []).slice(0, depth).join('.'), sentence(found)]));
    },
  };
}

/** As `errorTextsIn`, in the user's language. */
export const useErrorText = () => errorTextsIn(useIntl(), useLocale());
