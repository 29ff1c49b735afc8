import { useIntl } from 'react-intl';
import { usePriceUnitsQuery } from './pricing.api';

/** What a unit is called in the user's language; its code if it is none of the configured. */
export function useUnitName(): (code: string) => string {
  const { locale } = useIntl();
  const { data: units } = usePriceUnitsQuery();
  return (code) => {
    const names = units?.find((unit) => unit.code === code)?.name;
    return (locale.startsWith('de') ? names?.de : names?.en) ?? code;
  };
}
