import { Box, Button, DatePicker, Field, Flex, Popover, Textarea, Typography } from '@strapi/design-system';
import { useState, type FormEvent } from 'react';
import type { AllowedTransition, TransitionRequest } from '../../../contracts/workflow';
import { dayHere, todayHere } from '../kernel/days';
import { useT } from '../kernel/useT';
import { useBarrierText } from './useRefusalText';
import { useWorkflow } from './useWorkflow';

interface TransitionFormProps {
  transition: AllowedTransition;
  take(request: Omit<TransitionRequest, 'from'>): Promise<string | null>;
  isLoading: boolean;
  onClose(): void;
}

/** The popover under a transition's button: asks for what it requires, or says what is missing first. */
export function TransitionForm({ transition, take, isLoading, onClose }: TransitionFormProps) {
  const { label, stateLabel } = useWorkflow();
  const barrierText = useBarrierText();
  const title = label(transition.label);
  return (
    <Popover.Content align="start" sideOffset={4} aria-label={title} collisionPadding={16}>
      <Box padding={4} width="32rem" maxWidth="calc(100vw - 3.2rem)">
        <Flex direction="column" alignItems="stretch" gap={3}>
          <Flex direction="column" alignItems="flex-start">
            <Typography tag="h2" variant="delta">{title}</Typography>
            <Typography variant="pi" textColor="neutral600">→ {stateLabel(transition.to)}</Typography>
          </Flex>
          {transition.barrier ? (
            <Typography role="alert">{barrierText(transition.barrier)}</Typography>
          ) : (
            <RequiredInputs transition={transition} take={take} isLoading={isLoading} onClose={onClose} />
          )}
        </Flex>
      </Box>
    </Popover.Content>
  );
}

function RequiredInputs({ transition, take, isLoading, onClose }: TransitionFormProps) {
  const t = useT();
  const { label } = useWorkflow();
  const [reason, setReason] = useState('');
  const [resumeOn, setResumeOn] = useState<string | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);
  const { requires, to } = transition;
  const isReady = (!requires.reason || reason.trim() !== '') && (!requires.resumeOn || resumeOn !== null);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!isReady || isLoading) return;
    const refused = await take({ to, ...(reason.trim() && { reason: reason.trim() }), ...(requires.resumeOn && { resumeOn }) });
    if (refused) setRefusal(refused);
    else onClose();
  };
  return (
    <form onSubmit={(event) => void submit(event)}>
      <Flex direction="column" alignItems="stretch" gap={3}>
        {requires.resumeOn && <ResumeDay value={resumeOn} onChange={setResumeOn} />}
        <Field.Root name="reason" required={requires.reason}>
          <Field.Label>{t(requires.reason ? 'workflow.reason' : 'workflow.reasonOptional')}</Field.Label>
          <Textarea value={reason} maxLength={2000} onChange={(event) => setReason(event.target.value)} />
        </Field.Root>
        {refusal && <Typography role="alert" textColor="danger600">{refusal}</Typography>}
        <Flex justifyContent="flex-end" gap={2}>
          <Button type="button" variant="tertiary" onClick={onClose}>{t('common.cancel')}</Button>
          <Button type="submit" disabled={!isReady} loading={isLoading}>{label(transition.label)}</Button>
        </Flex>
      </Flex>
    </form>
  );
}

function ResumeDay({ value, onChange }: { value: string | null; onChange(day: string | null): void }) {
  const t = useT();
  const tomorrow = new Date(`${todayHere()}T00:00:00Z`);
  tomorrow.setUTCDate(tomorrow.getUTCDate() + 1);
  return (
    <Field.Root name="resumeOn" required hint={t('workflow.resumeOnHint')}>
      <Field.Label>{t('workflow.resumeOn')}</Field.Label>
      <DatePicker
        minDate={tomorrow}
        value={value ? new Date(`${value}T00:00:00Z`) : undefined}
        // As in DayInput: UTC in, the user's own midnight out.
        onChange={(date) => onChange(date ? dayHere(date) : null)}
        onClear={() => onChange(null)}
        clearLabel={t('workflow.clear')}
      />
      <Field.Hint />
    </Field.Root>
  );
}
