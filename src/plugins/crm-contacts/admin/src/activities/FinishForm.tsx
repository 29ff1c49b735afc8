import { Button, Field, Flex, Textarea } from '@strapi/design-system';
import { useState, type FormEvent } from 'react';
import type { ActivityRow } from '../../../contracts/activities';
import { useT } from '../kernel/useT';
import { useFinish } from './useFinish';

/** Asks for the outcome, which may stay empty, and finishes; *Undo* follows in the notice. */
export function FinishForm({ activity, onClose }: { activity: ActivityRow; onClose(): void }) {
  const t = useT();
  const { finish, isLoading } = useFinish();
  const [outcome, setOutcome] = useState(activity.outcome ?? '');
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (await finish(activity, outcome)) onClose();
  };
  return (
    <form onSubmit={submit} onKeyDown={(event) => event.key === 'Escape' && onClose()} style={{ width: '100%' }}>
      <Flex direction="column" alignItems="stretch" gap={2} paddingTop={1}>
        <Field.Root name="outcome">
          <Field.Label>{t('activities.outcome')}</Field.Label>
          <Textarea autoFocus value={outcome} onChange={(event) => setOutcome(event.target.value)} />
        </Field.Root>
        <Flex gap={2}>
          <Button type="submit" size="S" loading={isLoading}>{t('activities.finish.do')}</Button>
          <Button size="S" variant="tertiary" onClick={onClose}>{t('common.cancel')}</Button>
        </Flex>
      </Flex>
    </form>
  );
}
