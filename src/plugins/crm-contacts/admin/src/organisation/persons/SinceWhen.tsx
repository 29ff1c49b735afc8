import { Box, Field, Flex, Radio } from '@strapi/design-system';
import { useForm } from '@strapi/strapi/admin';
import { DayInput } from '../../kernel/DayInput';
import { same, type FormValues } from '../../kernel/form-values';
import { useT } from '../../kernel/useT';

/** From which day a change of place holds, or that it is a correction. */
export interface Since {
  isCorrection: boolean;
  day: string | null;
}

/** Attributes of a position of which earlier days are kept. */
const PLACE_FIELDS = ['department', 'workplace', 'superior', 'jobTitle'];

export const changesPlace = (data: Record<string, unknown>) => PLACE_FIELDS.some((name) => name in data);

interface SinceWhenProps {
  /** The form's values before the change. */
  initial: FormValues;
  value: Since;
  onChange(since: Since): void;
}

/** Inside a position's form: asks since when, as soon as it says another place than before. */
export function SinceWhen({ initial, value, onChange }: SinceWhenProps) {
  const t = useT();
  const values = useForm('SinceWhen', (state) => state.values) as FormValues;
  const isAsked = PLACE_FIELDS.some((name) => name in initial && !same(initial[name], values[name]));
  if (!isAsked) return null;
  return (
    <Box paddingTop={4} role="group" aria-label={t('organisation.since.title')}>
      <Flex direction="column" alignItems="stretch" gap={3} background="primary100" hasRadius padding={4}>
        <Field.Root hint={t(value.isCorrection ? 'organisation.since.correctionHint' : 'organisation.since.dayHint')}>
          <Field.Label>{t('organisation.since.title')}</Field.Label>
          <Radio.Group value={value.isCorrection ? 'correction' : 'day'} onValueChange={(chosen: string) => onChange({ ...value, isCorrection: chosen === 'correction' })} aria-label={t('organisation.since.title')}>
            <Radio.Item value="day">{t('organisation.since.day')}</Radio.Item>
            <Radio.Item value="correction">{t('organisation.since.correction')}</Radio.Item>
          </Radio.Group>
          <Field.Hint />
        </Field.Root>
        {!value.isCorrection && <DayInput name="startsOn" label={t('organisation.since.startsOn')} value={value.day} onChange={(day) => onChange({ ...value, day })} required />}
      </Flex>
    </Box>
  );
}
