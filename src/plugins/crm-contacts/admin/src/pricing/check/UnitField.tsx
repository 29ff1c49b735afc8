import { Field, SingleSelect, SingleSelectOption } from '@strapi/design-system';
import { useT } from '../../kernel/useT';
import { usePriceUnitsQuery } from '../pricing.api';
import { useUnitName } from '../useUnitName';

/** The unit that the quantity is in; without one, the catalogue's. */
export function UnitField({ value, error, onChange }: { value?: string; error?: string; onChange(unit: string | undefined): void }) {
  const t = useT();
  const { data: units = [] } = usePriceUnitsQuery();
  const unitName = useUnitName();
  return (
    <Field.Root name="unit" error={error}>
      <Field.Label>{t('pricing.check.unit')}</Field.Label>
      <SingleSelect size="S" value={value ?? ''} placeholder={t('pricing.check.anyUnit')} clearLabel={t('common.clear')} onClear={() => onChange(undefined)} onChange={(unit) => onChange(unit ? String(unit) : undefined)}>
        {units.map(({ code }) => <SingleSelectOption key={code} value={code}>{unitName(code)}</SingleSelectOption>)}
      </SingleSelect>
      <Field.Error />
    </Field.Root>
  );
}
