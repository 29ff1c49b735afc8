import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import type { ContactKind } from '../../../contracts/contacts';
import { useErrorText } from '../kernel/errors';
import { paths } from '../kernel/paths';
import { useT } from '../kernel/useT';
import { useWorkflow } from '../workflow/useWorkflow';
import { useNewContactMutation } from './finding.api';
import { missingFields, newContactBody, type NewContactValues } from './new-contact';

/** The state of the drawer for a new contact; `submit` opens the window of what was made. */
export function useNewContactForm(kind: ContactKind, startsIn: string | undefined, onDone: () => void) {
  const t = useT();
  const navigate = useNavigate();
  const { definition } = useWorkflow();
  const [create, { isLoading }] = useNewContactMutation();
  const { fields, text } = useErrorText();
  const [values, setValues] = useState<NewContactValues>({ kind, stage: '', isExisting: false, person: null, typed: {} });
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [failure, setFailure] = useState('');

  const stages = (definition?.stages ?? []).filter(({ statuses }) => statuses.some(({ entry }) => entry));
  const start = stages.find(({ key }) => key === startsIn)?.key ?? definition?.start.stage ?? '';
  const current = { ...values, stage: values.stage || start };

  const set = (next: Partial<NewContactValues>) => setValues((before) => ({ ...before, ...next }));
  const type = (name: string, value: string) => {
    setValues((before) => ({ ...before, typed: { ...before.typed, [name]: value } }));
    setErrors(({ [name]: _corrected, ...others }) => others);
  };

  async function submit(): Promise<void> {
    const missing = missingFields(current);
    setFailure('');
    setErrors(Object.fromEntries(missing.map((name) => [name, t('common.required')])));
    if (missing.length > 0) return;
    const answer = await create(newContactBody(current));
    if ('error' in answer) {
      const named = fields(answer.error, 2);
      setErrors(named);
      setFailure(Object.keys(named).length > 0 ? t('finding.notCreated') : text(answer.error));
      return;
    }
    onDone();
    navigate(paths.contact(answer.data.documentId));
  }

  const isModified = Object.values(values.typed).some((value) => value.trim() !== '') || values.person !== null;
  return { values: current, stages, set, type, errors, failure, submit, isLoading, isModified };
}

export type NewContactForm = ReturnType<typeof useNewContactForm>;
