import { Typography } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import type { ContactWindow } from '../../../../contracts/contacts';
import { ActionDrawer } from '../../kernel/ActionDrawer';
import { DayInput } from '../../kernel/DayInput';
import { todayHere } from '../../kernel/days';
import { useErrorText } from '../../kernel/errors';
import { paths } from '../../kernel/paths';
import type { Related } from '../../kernel/related';
import { TextField } from '../../kernel/TextField';
import { useFieldLabel } from '../../kernel/useFieldLabel';
import { useT } from '../../kernel/useT';
import { useMakeContactPersonMutation } from '../organisation.api';
import { POSITION } from '../uids';
import { CompanyPicker } from './CompanyPicker';

/** A person contact becomes a contact person of a company, which takes over what is open. */
export function MakeContactPersonDrawer({ contact, onClose }: { contact: ContactWindow; onClose: () => void }) {
  const t = useT();
  const label = useFieldLabel(POSITION);
  const navigate = useNavigate();
  const errorText = useErrorText();
  const { toggleNotification } = useNotification();
  const [make, { isLoading, error }] = useMakeContactPersonMutation();
  const [company, setCompany] = useState<Related | null>(null);
  const [jobTitle, setJobTitle] = useState('');
  const [validFrom, setValidFrom] = useState<string | null>(todayHere());
  const fields = errorText.fields(error);

  const submit = async () => {
    if (!company) return;
    const { documentId, updatedAt, name } = contact;
    const reason = t('organisation.make.reason', { company: company.label }).slice(0, 255);
    const answer = await make({ documentId, company: company.documentId, ...(jobTitle.trim() ? { jobTitle: jobTitle.trim() } : {}), validFrom, reason, seen: { updatedAt } });
    if ('error' in answer) return;
    const { activities, documents } = answer.data;
    const count = Object.values(documents).reduce((sum, one) => sum + one, 0);
    toggleNotification({ type: 'success', message: t(activities + count > 0 ? 'organisation.make.done' : 'organisation.make.doneAlone', { name, company: company.label, activities, documents: count }) });
    onClose();
    navigate(paths.contact(company.documentId, 'contact-persons'));
  };

  return (
    <ActionDrawer
      title={t('organisation.make.title', { name: contact.name })}
      action={t('organisation.make.action')}
      isLoading={isLoading}
      isReady={company !== null}
      error={error}
      shownFields={['company', 'jobTitle', 'validFrom']}
      onSubmit={submit}
      onClose={onClose}
    >
      <Typography>{t('organisation.make.what')}</Typography>
      <CompanyPicker label={label('company')} value={company} onChange={setCompany} error={fields.company} />
      <TextField name="jobTitle" label={label('jobTitle')} value={jobTitle} onChange={setJobTitle} error={fields.jobTitle} maxLength={160} />
      <DayInput name="validFrom" label={label('validFrom')} value={validFrom} onChange={setValidFrom} error={fields.validFrom} />
    </ActionDrawer>
  );
}
