import { Box, Button, DatePicker, Field, Flex } from '@strapi/design-system';
import { useQueryParams } from '@strapi/strapi/admin';
import { dayHere, isDay, todayHere } from './days';
import { useLocale } from './useLocale';
import { useT } from './useT';

/** The day a page shows, as it stands in the address (`asOf`); undefined: today. */
export function useAsOf(): { asOf: string | undefined; setAsOf(day: string | null): void } {
  const [{ query }, setQuery] = useQueryParams<{ asOf?: string }>();
  const asOf = isDay(query.asOf) ? query.asOf : undefined;
  const setAsOf = (day: string | null) => {
    const next = day === todayHere() ? undefined : (day ?? undefined);
    // The picker also speaks when it is left without a change.
    if (next !== asOf) setQuery({ asOf: next ?? '' }, next ? 'push' : 'remove');
  };
  return { asOf, setAsOf };
}

/** *As of* with a day, and the way back to today. */
export function AsOfPicker() {
  const t = useT();
  const locale = useLocale();
  const { asOf, setAsOf } = useAsOf();
  return (
    <Field.Root name="asOf">
      <Flex gap={2}>
        <Field.Label>{t('chart.asOf')}</Field.Label>
        <Box width="16.5rem"><DatePicker
          size="S"
          locale={locale}
          value={new Date(`${asOf ?? todayHere()}T00:00:00Z`)}
          // As in DayInput: UTC in, the user's own midnight out.
          onChange={(date) => setAsOf(date ? dayHere(date) : null)}
        /></Box>
        {asOf && <Button variant="tertiary" size="S" onClick={() => setAsOf(null)}>{t('chart.backToToday')}</Button>}
      </Flex>
    </Field.Root>
  );
}
