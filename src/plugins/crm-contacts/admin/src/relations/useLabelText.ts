import { useCallback } from 'react';
import { useIntl } from 'react-intl';
import type { LocalizedText } from '../../../contracts/relations';

/** A relation's label in the user's language. */
export function useLabelText() {
  const { locale } = useIntl();
  return useCallback((label: LocalizedText | null) => (label ? (locale.startsWith('de') ? label.de : label.en) : '–'), [locale]);
}
