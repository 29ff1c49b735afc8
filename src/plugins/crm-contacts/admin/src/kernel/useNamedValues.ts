import { useMemo } from 'react';
import { useIntl } from 'react-intl';
import type { ChoiceOption } from './Choice';
import { textId } from './useT';

/**
 * Values of a text attribute that have a name in the user's language (`enum.position.role.buyer`): such
 * an attribute is chosen from a list. It is no enumeration, so that other values can come with an
 * import; they are shown as they are.
 */
export function useNamedValues(uid: string, attribute: string): ChoiceOption[] {
  const { messages, locale } = useIntl();
  return useMemo(() => {
    const prefix = textId(`enum.${uid.slice(uid.indexOf('.') + 1)}.${attribute}.`);
    const keys = Object.keys(messages).filter((key) => key.startsWith(prefix));
    const options = keys.map((key) => ({ value: key.slice(prefix.length), label: String(messages[key]) }));
    return options.sort((a, b) => a.label.localeCompare(b.label, locale));
  }, [messages, locale, uid, attribute]);
}
