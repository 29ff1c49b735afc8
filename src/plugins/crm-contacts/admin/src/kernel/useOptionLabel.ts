import { useIntl } from 'react-intl';
import { textId } from './useT';

/**
 * Name of an enumeration's value, from the text `enum.<type>.<attribute>.<value>` (the type without
 * prefix: `enum.channel.kind.email`): `const label = useOptionLabel(uid); label('kind', 'email')`.
 */
export function useOptionLabel(uid: string) {
  const { formatMessage } = useIntl();
  const type = uid.slice(uid.indexOf('.') + 1);
  return (attribute: string, value: string) => formatMessage({ id: textId(`enum.${type}.${attribute}.${value}`), defaultMessage: value });
}
