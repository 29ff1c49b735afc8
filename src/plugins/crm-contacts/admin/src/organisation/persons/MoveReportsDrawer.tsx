import { useNotification } from '@strapi/strapi/admin';
import { useState } from 'react';
import { ActionDrawer } from '../../kernel/ActionDrawer';
import { DayInput } from '../../kernel/DayInput';
import { todayHere } from '../../kernel/days';
import { useErrorText } from '../../kernel/errors';
import type { Related } from '../../kernel/related';
import { RelationPicker } from '../../kernel/RelationPicker';
import { useT } from '../../kernel/useT';
import { useMoveReportsMutation } from '../organisation.api';
import { usePlaces } from './usePlaces';

interface MoveReportsDrawerProps {
  company: string;
  /** The position that hands its reports over. */
  superior: { documentId: string; name: string };
  onClose(): void;
}

/** Gives all who report to a position another superior, from a day, in one step. */
export function MoveReportsDrawer({ company, superior, onClose }: MoveReportsDrawerProps) {
  const t = useT();
  const errorText = useErrorText();
  const { toggleNotification } = useNotification();
  const places = usePlaces(company);
  const [move, { isLoading, error }] = useMoveReportsMutation();
  const [to, setTo] = useState<Related | null>(null);
  const [startsOn, setStartsOn] = useState<string | null>(todayHere());
  const fields = errorText.fields(error);

  const submit = async () => {
    const answer = await move({ documentId: superior.documentId, to: to?.documentId ?? null, startsOn: startsOn ?? '' });
    if ('error' in answer) return;
    toggleNotification({ type: 'success', message: t('organisation.leaver.moved', { count: answer.data.moved.length }) });
    onClose();
  };

  return (
    <ActionDrawer
      title={t('organisation.leaver.title', { name: superior.name })}
      action={t('organisation.leaver.action')}
      isLoading={isLoading}
      isReady={startsOn !== null}
      error={error}
      shownFields={['to', 'startsOn']}
      onSubmit={submit}
      onClose={onClose}
    >
      <RelationPicker
        name="to"
        label={t('organisation.leaver.to')}
        hint={t('organisation.leaver.toHint')}
        resource="positions"
        mainField="jobTitle"
        filters={{ $and: [places.superior, { documentId: { $ne: superior.documentId } }] }}
        value={to}
        onChange={setTo}
        error={fields.to}
      />
      <DayInput name="startsOn" label={t('organisation.since.startsOn')} value={startsOn} onChange={setStartsOn} error={fields.startsOn} required />
    </ActionDrawer>
  );
}
