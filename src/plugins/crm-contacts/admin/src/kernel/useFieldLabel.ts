import { useCallback } from 'react';
import { useIntl } from 'react-intl';

/**
 * Label of an attribute in the user's language, the same that the Content Manager's forms and lists
 * show: `const label = useFieldLabel('plugin::crm-contacts.position'); label('jobTitle')`.
 */
export function useFieldLabel(uid: string) {
  const { formatMessage } = useIntl();
  return useCallback(
    (name: string, fallback = name) => formatMessage({ id: `content-manager.content-types.${uid}.${name}`, defaultMessage: fallback }),
    [formatMessage, uid]
  );
}
