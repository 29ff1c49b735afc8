import { Box, Checkbox, Field, Flex, NumberInput, SingleSelect, SingleSelectOption, Typography } from '@strapi/design-system';
import { DayInput } from '../../kernel/DayInput';
import { useT } from '../../kernel/useT';
import { FREQUENCIES, MAX_COUNT, weekdayOf, WEEKDAYS, type Frequency, type SeriesRule } from './rule';
import { useRuleText, useWeekdayNames } from './useRuleText';
import { addDays } from '../calendar/range';

/** Days after which a series ends unless somebody says when. */
const QUARTER = 91;

interface SeriesInputProps {
  rule: SeriesRule;
  /** The day on which it begins, `YYYY-MM-DD`. */
  start: string;
  onChange(rule: SeriesRule): void;
  error?: string;
  disabled?: boolean;
}

/** How often something comes back, and until when; below it the rule in words. */
export function SeriesInput({ rule, start, onChange, error, disabled }: SeriesInputProps) {
  const t = useT();
  const inWords = useRuleText();
  const set = (change: Partial<SeriesRule>) => onChange({ ...rule, ...change });
  return (
    <Flex direction="column" alignItems="stretch" gap={3} role="group" aria-label={t('activities.series')}>
      <Flex gap={3} wrap="wrap" alignItems="flex-start">
        <Box width="11rem">
          <Field.Root name="interval">
            <Field.Label>{t('activities.series.every')}</Field.Label>
            <NumberInput disabled={disabled} value={rule.interval} onValueChange={(interval) => set({ interval: Math.min(Math.max(Math.round(interval ?? 1), 1), 99) })} />
          </Field.Root>
        </Box>
        <Box style={{ flex: '1 1 14rem' }}>
          <Field.Root name="frequency">
            <Field.Label>{t('activities.series.unit')}</Field.Label>
            <SingleSelect disabled={disabled} value={rule.frequency} onChange={(frequency) => set({ frequency: frequency as Frequency })}>
              {FREQUENCIES.map((frequency) => (
                <SingleSelectOption key={frequency} value={frequency}>{t(`activities.series.unit.${frequency}`, { interval: rule.interval })}</SingleSelectOption>
              ))}
            </SingleSelect>
          </Field.Root>
        </Box>
      </Flex>
      {rule.frequency === 'WEEKLY' && <Weekdays rule={rule} start={start} set={set} disabled={disabled} />}
      {rule.frequency === 'MONTHLY' && <MonthlyBy rule={rule} start={start} set={set} disabled={disabled} />}
      <End rule={rule} start={start} set={set} disabled={disabled} />
      {error ? <Typography variant="pi" textColor="danger600" role="alert">{error}</Typography> : <Typography variant="pi" textColor="neutral600" aria-live="polite">{inWords(rule, start)}</Typography>}
    </Flex>
  );
}

interface PartProps {
  rule: SeriesRule;
  start: string;
  set(change: Partial<SeriesRule>): void;
  disabled?: boolean;
}

/** Without a choice it is the weekday of the start. */
function Weekdays({ rule, start, set, disabled }: PartProps) {
  const t = useT();
  const nameOf = useWeekdayNames();
  const chosen = rule.weekdays.length > 0 ? rule.weekdays : [weekdayOf(start)];
  return (
    <Flex gap={3} wrap="wrap" role="group" aria-label={t('activities.series.weekdays')}>
      {WEEKDAYS.map((day) => (
        <Checkbox
          key={day}
          aria-label={nameOf(day)}
          disabled={disabled}
          checked={chosen.includes(day)}
          onCheckedChange={(checked) => set({ weekdays: WEEKDAYS.filter((each) => (each === day ? checked === true : chosen.includes(each))) })}
        >
          {nameOf(day, 'short')}
        </Checkbox>
      ))}
    </Flex>
  );
}

function MonthlyBy({ rule, start, set, disabled }: PartProps) {
  const t = useT();
  const inWords = useRuleText();
  const words = (monthlyBy: SeriesRule['monthlyBy']) => inWords({ ...rule, interval: 1, until: null, count: null, monthlyBy }, start);
  return (
    <Field.Root name="monthlyBy">
      <Field.Label>{t('activities.series.monthlyBy')}</Field.Label>
      <SingleSelect disabled={disabled} value={rule.monthlyBy} onChange={(by) => set({ monthlyBy: by as SeriesRule['monthlyBy'] })}>
        <SingleSelectOption value="day">{words('day')}</SingleSelectOption>
        <SingleSelectOption value="weekday">{words('weekday')}</SingleSelectOption>
      </SingleSelect>
    </Field.Root>
  );
}

function End({ rule: { until, count }, start, set, disabled }: PartProps) {
  const t = useT();
  const kind = count !== null ? 'count' : until !== null ? 'until' : 'never';
  const choose = (next: string) => set({ count: next === 'count' ? 10 : null, until: next === 'until' ? addDays(start, QUARTER) : null });
  return (
    <Flex gap={3} wrap="wrap" alignItems="flex-end">
      <Box style={{ flex: '1 1 14rem' }}>
        <Field.Root name="end">
          <Field.Label>{t('activities.series.end')}</Field.Label>
          <SingleSelect disabled={disabled} value={kind} onChange={(next) => choose(String(next))}>
            {['never', 'until', 'count'].map((each) => <SingleSelectOption key={each} value={each}>{t(`activities.series.end.${each}`)}</SingleSelectOption>)}
          </SingleSelect>
        </Field.Root>
      </Box>
      {kind === 'until' && <Box width="18rem"><DayInput name="until" label={t('activities.series.lastDay')} disabled={disabled} value={until} onChange={(day) => day && set({ until: day })} /></Box>}
      {kind === 'count' && (
        <Box width="12rem">
          <Field.Root name="count">
            <Field.Label>{t('activities.series.times')}</Field.Label>
            <NumberInput disabled={disabled} value={count ?? 1} onValueChange={(times) => set({ count: Math.min(Math.max(Math.round(times ?? 1), 1), MAX_COUNT) })} />
          </Field.Root>
        </Box>
      )}
    </Flex>
  );
}
