import { useMemo } from 'react';
import { useIntl, type IntlShape, type PrimitiveType } from 'react-intl';

export const PLUGIN = 'crm-contacts';

/** Key of a text in Strapi's translations: `contacts.new` becomes `crm-contacts.contacts.new`. */
export const textId = (key: string) => `${PLUGIN}.${key}`;

/** `t('contacts.new')`: the text in the language of a formatter, from translations/{en,de}/. */
export const textsIn =
  (formatMessage: IntlShape['formatMessage']) =>
  (key: string, values?: Record<string, PrimitiveType>) =>
    formatMessage({ id: textId(key), defaultMessage: key }, values);

/** As `textsIn`, in the user's language. `t` is the same function until the language changes. */
export function useT() {
  const { formatMessage } = useIntl();
  return useMemo(() => textsIn(formatMessage), [formatMessage]);
}
