import { useState } from 'react';
import { RowDrawer } from '../../kernel/RowDrawer';
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
  const { documentId, mayUpdate, seriesRule, day } = activity;
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
      {seriesRule && <SeriesScope documentId={documentId} rule={seriesRule} day={day ?? ''} scope={mayUpdate ? scope : undefined} onScope={setScope} onEnded={onClose} />}
    </RowDrawer>
  );
}
