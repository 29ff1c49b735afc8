import { Box, Button, Flex, Typography } from '@strapi/design-system';
import { useId } from 'react';
import { DayInput } from '../../kernel/DayInput';
import { useT } from '../../kernel/useT';
import type { FollowUp } from './follow-up';

interface FollowUpChoiceProps {
  value: FollowUp;
  onChange(followUp: FollowUp): void;
  error?: string;
}

const CHOICES: FollowUp['on'][] = ['none', 'day', 'week', 'pick'];

/** Whether something follows, and when: tomorrow, in a week, on a day. */
export function FollowUpChoice({ value, onChange, error }: FollowUpChoiceProps) {
  const t = useT();
  const id = useId();
  return (
    <Flex gap={2} wrap="wrap" alignItems="center" role="group" aria-labelledby={id}>
      <Typography id={id} variant="pi" fontWeight="bold">{t('activities.followUp')}</Typography>
      {CHOICES.map((on) => (
        <Button key={on} type="button" size="S" variant={value.on === on ? 'secondary' : 'tertiary'} aria-pressed={value.on === on} onClick={() => onChange(on === 'pick' ? { on, day: null } : { on })}>
          {t(`activities.followUp.${on}`)}
        </Button>
      ))}
      {value.on === 'pick' && <Box width="18rem"><DayInput name="followUpOn" size="S" label={t('activities.followUp.on')} value={value.day} onChange={(day) => onChange({ on: 'pick', day })} error={error} /></Box>}
    </Flex>
  );
}
