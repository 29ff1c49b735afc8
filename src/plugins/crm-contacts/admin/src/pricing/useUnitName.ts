import { useCallback } from 'react';
import { useIntl } from 'react-intl';
import type { PriceUnit } from '../../../contracts/catalogues';
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

/** How a unit, however it is spelled, stands beside a number in the user's language: *150 pc*, *150 Stück*, *4 h*. Empty for none. */
export function useUnitSymbol(): (unit: string | null | undefined) => string {
  const { locale } = useIntl();
  const { data: units } = usePriceUnitsQuery();
  return useCallback((unit) => symbolOf(unit, units ?? [], locale.startsWith('de')), [units, locale]);
}

function symbolOf(text: string | null | undefined, units: PriceUnit[], isGerman: boolean): string {
  if (!text) return '';
  const unit = units.find(({ code, aliases }) => code === text || aliases.includes(text));
  if (!unit) return text;
  if (unit.symbol) return isGerman ? unit.symbol.de : unit.symbol.en;
  return isGerman ? unit.name.de : unit.code;
}
