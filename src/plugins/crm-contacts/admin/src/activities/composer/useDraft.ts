import { useState } from 'react';
import { todayHere } from '../../kernel/days';
import { useErrorText } from '../../kernel/errors';
import { useCreateRowMutation, type Row } from '../../kernel/rows.api';
import { useMe } from '../../kernel/useMe';
import { useActivityTypes } from '../types/useActivityTypes';
import { activityOf, changedDraft, emptyDraft, type Draft, type Subject } from './draft';

export type Drafting = ReturnType<typeof useDraft>;

export interface DraftOptions {
  /** For whom it is made. */
  subject: Subject;
  /** What it starts with otherwise: the slot of a calendar. */
  preset?: Partial<Draft>;
  onSaved?(row: Row): void;
}

/** The state of a new activity while somebody types it. What is typed stays after a refusal. */
export function useDraft({ subject, preset = {}, onSaved }: DraftOptions) {
  const me = useMe();
  const errorText = useErrorText();
  const types = useActivityTypes();
  const [create, { isLoading }] = useCreateRowMutation();
  const minutesOf = (type: string) => types.find(type)?.duration ?? null;
  const empty = () => {
    const draft = { ...emptyDraft(subject, todayHere(), me, types.active.find(({ key }) => key === 'call')?.key ?? types.active[0]?.key), ...preset };
    return changedDraft(draft, preset, { today: todayHere(), minutes: minutesOf(draft.type) });
  };
  const [draft, setDraft] = useState<Draft>(empty);
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [failure, setFailure] = useState<string | null>(null);
  const responsible = draft.responsible ?? me;

  const change = (changed: Partial<Draft>) =>
    setDraft((before) => changedDraft(before, changed, { today: todayHere(), minutes: minutesOf(changed.type ?? before.type) }));
  const reset = () => {
    setDraft(empty());
    setErrors({});
    setFailure(null);
  };
  const submit = async (attachments: { id: number }[] = []) => {
    setFailure(null);
    try {
      const data = { ...activityOf({ ...draft, responsible }), ...(attachments.length > 0 ? { attachments: attachments.map(({ id }) => id) } : {}) };
      const row = await create({ resource: 'activities', data }).unwrap();
      reset();
      onSaved?.(row);
    } catch (error) {
      const byField = errorText.fields(error);
      setErrors(byField);
      if (Object.keys(byField).some((name) => !SHOWN.includes(name)) || Object.keys(byField).length === 0) setFailure(errorText.text(error));
    }
  };
  const isChanged = draft.subject.trim() !== '' || draft.notes.trim() !== '';
  return { draft: { ...draft, responsible }, change, reset, errors, failure, isLoading, isChanged, submit };
}

/** Fields beside which a refusal is told; any other stands above the buttons. */
const SHOWN = ['subject', 'type', 'dueOn', 'startsAt', 'endsAt', 'resubmitOn', 'responsible', 'outcome', 'participants', 'contacts', 'persons', 'seriesRule', 'remindMinutes'];
