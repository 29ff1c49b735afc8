import { SingleSelect, SingleSelectOption } from '@strapi/design-system';
import { useT } from '../../kernel/useT';
import { ActivityIcon } from './ActivityIcon';
import { useActivityTypes } from './useActivityTypes';

/** One of the types in use; the stored one stays to be chosen although it is out of use. */
export function TypeSelect({ value, onChange, disabled }: { value: string; onChange(type: string): void; disabled?: boolean }) {
  const t = useT();
  const types = useActivityTypes();
  const offered = types.all.filter(({ key, active }) => active || key === value);
  return (
    <SingleSelect aria-label={t('activities.type')} disabled={disabled} startIcon={<ActivityIcon type={value} />} value={value} onChange={(type) => onChange(String(type))}>
      {offered.map(({ key }) => (
        <SingleSelectOption key={key} value={key} startIcon={<ActivityIcon type={key} />}>{types.label(key)}</SingleSelectOption>
      ))}
    </SingleSelect>
  );
}
