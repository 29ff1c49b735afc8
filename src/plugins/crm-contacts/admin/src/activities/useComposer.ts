import { useState } from 'react';
import { todayHere } from '../kernel/days';
import { useErrorText } from '../kernel/errors';
import { useCreateRowMutation } from '../kernel/rows.api';
import { useMe } from '../kernel/useMe';
import { activityOf, startsDone, type Draft } from './composer';

export type Composing = ReturnType<typeof useComposer>;

/** The state of the composer above a contact's activities. What is typed stays after a refusal. */
export function useComposer(contact: string) {
  const me = useMe();
  const errorText = useErrorText();
  const [create, { isLoading }] = useCreateRowMutation();
  const empty = (): Draft => ({ type: 'call', subject: '', day: todayHere(), time: '', responsible: me, isDone: startsDone('call', todayHere(), todayHere()), outcome: '' });
  const [draft, setDraft] = useState<Draft>(empty);
  const [isOpen, setOpen] = useState(false);
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [failure, setFailure] = useState<string | null>(null);

  /** Another type or day proposes anew whether it is done. */
  const change = (changed: Partial<Draft>) =>
    setDraft((before) => {
      const next = { ...before, ...changed };
      const proposes = 'type' in changed || 'day' in changed;
      return proposes ? { ...next, isDone: startsDone(next.type, next.day, todayHere()) } : next;
    });
  const close = () => {
    setDraft(empty());
    setErrors({});
    setFailure(null);
    setOpen(false);
  };
  const submit = async () => {
    try {
      await create({ resource: 'activities', data: activityOf({ ...draft, responsible: draft.responsible ?? me }, contact) }).unwrap();
      close();
    } catch (error) {
      const byField = errorText.fields(error);
      setErrors(byField);
      setFailure(Object.keys(byField).length > 0 ? null : errorText.text(error));
    }
  };
  return { draft: { ...draft, responsible: draft.responsible ?? me }, change, isOpen, open: () => setOpen(true), close, errors, failure, isLoading, submit };
}
