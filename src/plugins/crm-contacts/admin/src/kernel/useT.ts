import { useCallback } from 'react';
import { useIntl, type PrimitiveType } from 'react-intl';

export const PLUGIN = 'crm-contacts';

/** Key of a text in Strapi's translations: `contacts.new` becomes `crm-contacts.contacts.new`. */
export const textId = (key: string) => `${PLUGIN}.${key}`;

/** `t('contacts.new')`: the text in the user's language, from translations/{en,de}/. `t` is the same function until the language changes. */
export function useT() {
  const { formatMessage } = useIntl();
  return useCallback((key: string, values?: Record<string, PrimitiveType>) => formatMessage({ id: textId(key), defaultMessage: key }, values), [formatMessage]);
}
