import { Button, Field, Flex, Textarea } from '@strapi/design-system';
import { useState, type FormEvent } from 'react';
import type { ActivityRow } from '../../../../contracts/activities';
import { todayHere } from '../../kernel/days';
import { useRights } from '../../kernel/useRights';
import { useT } from '../../kernel/useT';
import { ACTIVITY } from '../uids';
import { FollowUpChoice } from './FollowUpChoice';
import { followUpDay, type FollowUp } from './follow-up';
import { useFinish } from './useFinish';

/** Asks for the outcome, which may stay empty, and what follows, and finishes; *Undo* follows in the notice. */
export function FinishForm({ activity, onClose }: { activity: ActivityRow; onClose(): void }) {
  const t = useT();
  const mayPlan = useRights(ACTIVITY).can('create');
  const { finish, isLoading } = useFinish();
  const [outcome, setOutcome] = useState(activity.outcome ?? '');
  const [followUp, setFollowUp] = useState<FollowUp>({ on: 'none' });
  const day = followUpDay(followUp, todayHere());
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (await finish(activity, outcome, day)) onClose();
  };
  return (
    <form onSubmit={submit} onKeyDown={(event) => event.key === 'Escape' && !event.defaultPrevented && onClose()} style={{ width: '100%' }}>
      <Flex direction="column" alignItems="stretch" gap={3} paddingTop={1}>
        <Field.Root name="outcome">
          <Field.Label>{t('activities.outcome')}</Field.Label>
          <Textarea autoFocus value={outcome} onChange={(event) => setOutcome(event.target.value)} />
        </Field.Root>
        {mayPlan && <FollowUpChoice value={followUp} onChange={setFollowUp} />}
        <Flex gap={2}>
          <Button type="submit" size="S" loading={isLoading} disabled={followUp.on === 'pick' && day === null}>{t('activities.finish.do')}</Button>
          <Button size="S" variant="tertiary" onClick={onClose}>{t('common.cancel')}</Button>
        </Flex>
      </Flex>
    </form>
  );
}
