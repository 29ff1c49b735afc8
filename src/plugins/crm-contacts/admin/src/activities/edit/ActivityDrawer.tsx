import { useState } from 'react';
import { dayHere } from '../../kernel/days';
import { RowDrawer } from '../../kernel/RowDrawer';
import { useRowQuery, type Row } from '../../kernel/rows.api';
import { useT } from '../../kernel/useT';
import { useChangeSeriesMutation } from '../activities.api';
import type { OpenedActivity } from '../quick/QuickEntryProvider';
import { ACTIVITY } from '../uids';
import { NotesInput } from './NotesInput';
import { ReminderInput } from './ReminderInput';
import { SeriesScope, type Scope } from './SeriesScope';
import { TypeInput } from './TypeInput';

const INPUTS = { type: TypeInput, notes: NotesInput, remindMinutes: ReminderInput };

interface ActivityDrawerProps {
  activity: OpenedActivity;
  onClose(): void;
}

/** Reads and edits an activity, of a series this one or those after it too; nobody overwrites what they have not seen. */
export function ActivityDrawer({ activity, onClose }: ActivityDrawerProps) {
  const t = useT();
  const [scope, setScope] = useState<Scope>('one');
  const [changeSeries] = useChangeSeriesMutation();
  const { documentId, mayUpdate = true } = activity;
  const series = useSeries(activity);
  const update = (data: Record<string, unknown>) => changeSeries({ documentId, data }).unwrap();
  return (
    <RowDrawer
      resource="activities"
      uid={ACTIVITY}
      documentId={documentId}
      inputs={INPUTS}
      title={t(mayUpdate ? 'activities.editTitle' : 'activities.readTitle')}
      {...(mayUpdate ? {} : { writable: [] })}
      {...(scope === 'following' ? { update } : {})}
      onClose={onClose}
    >
      {series && <SeriesScope documentId={documentId} {...series} scope={mayUpdate ? scope : undefined} onScope={setScope} onEnded={onClose} />}
    </RowDrawer>
  );
}

/** Rule and day of a member of a series; what a list has not said is in the row that the form reads anyway. */
function useSeries({ documentId, seriesRule, day }: OpenedActivity): { rule: string; day: string } | null {
  const { data: row } = useRowQuery({ resource: 'activities', documentId });
  const { seriesRule: stored, startsAt, dueOn } = (row ?? {}) as Partial<Row> & { seriesRule?: string | null; startsAt?: string | null; dueOn?: string | null };
  const rule = seriesRule ?? stored;
  const on = day ?? (startsAt ? dayHere(new Date(startsAt)) : dueOn);
  return rule && on ? { rule, day: on } : null;
}
