import { Button, Flex, Typography } from '@strapi/design-system';
import { useState } from 'react';
import type { ChangedJob, ContactPerson } from '../../../../contracts/organisation';
import { ActivityItem } from '../../activities/item/ActivityItem';
import { ActionDrawer } from '../../kernel/ActionDrawer';
import { DayInput } from '../../kernel/DayInput';
import { todayHere } from '../../kernel/days';
import { Drawer } from '../../kernel/Drawer';
import { useErrorText } from '../../kernel/errors';
import type { Related } from '../../kernel/related';
import { TextField } from '../../kernel/TextField';
import { useFieldLabel } from '../../kernel/useFieldLabel';
import { useT } from '../../kernel/useT';
import { useChangeJobMutation } from '../organisation.api';
import { POSITION } from '../uids';
import { CompanyPicker } from './CompanyPicker';

interface ChangeJobDrawerProps {
  position: ContactPerson;
  onClose(): void;
}

/** A person goes to another company: the position ends here and starts there; then it says what that leaves open. */
export function ChangeJobDrawer({ position, onClose }: ChangeJobDrawerProps) {
  const t = useT();
  const [changed, setChanged] = useState<ChangedJob | null>(null);
  const title = t('organisation.job.title', { name: position.person?.name ?? '' });
  if (changed) return <Outcome title={title} changed={changed} onClose={onClose} />;
  return <JobForm title={title} position={position} onChanged={setChanged} onClose={onClose} />;
}

function JobForm({ title, position, onChanged, onClose }: ChangeJobDrawerProps & { title: string; onChanged(changed: ChangedJob): void }) {
  const t = useT();
  const label = useFieldLabel(POSITION);
  const errorText = useErrorText();
  const [change, { isLoading, error }] = useChangeJobMutation();
  const [company, setCompany] = useState<Related | null>(null);
  const [startsOn, setStartsOn] = useState<string | null>(todayHere());
  const [texts, setTexts] = useState({ jobTitle: '', email: '', phone: '' });
  const fields = errorText.fields(error);
  const text = (name: keyof typeof texts) => ({
    name, label: label(name), value: texts[name], error: fields[name], onChange: (value: string) => setTexts({ ...texts, [name]: value }),
  });

  const submit = async () => {
    const filled = Object.fromEntries(Object.entries(texts).filter(([, value]) => value.trim() !== ''));
    const { documentId, updatedAt } = position;
    const answer = await change({ documentId, company: company?.documentId ?? '', startsOn: startsOn ?? '', ...filled, seen: { updatedAt } });
    if ('data' in answer && answer.data) onChanged(answer.data);
  };

  return (
    <ActionDrawer
      title={title}
      action={t('organisation.job.action')}
      isLoading={isLoading}
      isReady={company !== null && startsOn !== null}
      error={error}
      shownFields={['company', 'startsOn', 'jobTitle', 'email', 'phone']}
      onSubmit={submit}
      onClose={onClose}
    >
      <Typography>{t('organisation.job.what')}</Typography>
      <CompanyPicker label={t('organisation.job.company')} value={company} onChange={setCompany} error={fields.company} />
      <DayInput name="startsOn" label={t('organisation.job.startsOn')} hint={t('organisation.job.startsOnHint')} value={startsOn} onChange={setStartsOn} error={fields.startsOn ?? fields.endsOn} required />
      <TextField {...text('jobTitle')} maxLength={160} />
      <TextField {...text('email')} type="email" />
      <TextField {...text('phone')} type="tel" />
    </ActionDrawer>
  );
}

function Outcome({ title, changed: { retired, activities, person }, onClose }: { title: string; changed: ChangedJob; onClose(): void }) {
  const t = useT();
  return (
    <Drawer title={title} onClose={onClose}>
      <Drawer.Body>
        <Flex direction="column" alignItems="stretch" gap={4}>
          <Typography role="status" fontWeight="semiBold">{t('organisation.job.done')}</Typography>
          {retired.length > 0 && <Typography>{t('organisation.job.retired', { values: retired.map(({ value }) => value).join(', ') })}</Typography>}
          <Typography>{t('organisation.job.open', { count: activities.length })}</Typography>
          <Flex role="list" direction="column" alignItems="stretch">
            {activities.map((activity) => <ActivityItem key={activity.documentId} activity={activity} owner={person} isPlain />)}
          </Flex>
        </Flex>
      </Drawer.Body>
      <Drawer.Footer><span /><Button onClick={onClose}>{t('common.close')}</Button></Drawer.Footer>
    </Drawer>
  );
}
