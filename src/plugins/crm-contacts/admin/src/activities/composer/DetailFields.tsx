import { Box, Checkbox, Field, Flex, Grid, SingleSelect, SingleSelectOption, Textarea } from '@strapi/design-system';
import type { ReactNode } from 'react';
import { DayInput } from '../../kernel/DayInput';
import { FormFieldInput } from '../../kernel/FormFieldInput';
import { RelationsPicker } from '../../kernel/RelationsPicker';
import { useOptionLabel } from '../../kernel/useOptionLabel';
import { useT } from '../../kernel/useT';
import { SeriesInput } from '../series/SeriesInput';
import { newRule } from '../series/rule';
import { ACTIVITY } from '../uids';
import { DocumentChoice } from './DocumentChoice';
import { ReminderSelect } from './ReminderSelect';
import type { Drafting } from './useDraft';

interface DetailFieldsProps {
  drafting: Drafting;
  /** In a drawer: one or two fields beside each other. */
  narrow?: boolean;
}

/** What an activity may have besides: other days, company, a series, notes, files. */
export function DetailFields({ drafting, narrow = false }: DetailFieldsProps) {
  const t = useT();
  const { draft, change, errors } = drafting;
  const third = narrow ? 6 : 4;
  return (
    <Grid.Root gap={4}>
      {(draft.time !== '' || draft.allDay) && (
        <Item size={third}><DayInput name="dueOn" label={t('activities.dueOn')} value={draft.dueOn} onChange={(dueOn) => change({ dueOn })} error={errors.dueOn} /></Item>
      )}
      <Item size={third}>
        <DayInput name="resubmitOn" label={t('activities.resubmitOn')} hint={t('activities.resubmitOn.hint')} value={draft.resubmitOn} onChange={(resubmitOn) => change({ resubmitOn })} error={errors.resubmitOn} />
      </Item>
      <Item size={third}><PrioritySelect value={draft.priority} onChange={(priority) => change({ priority })} /></Item>
      {draft.time !== '' && <Item size={third}><ReminderSelect label={t('activities.remind')} value={draft.remind} onChange={(remind) => change({ remind })} error={errors.remindMinutes} /></Item>}
      <Item size={6}>
        <RelationsPicker name="participants" label={t('activities.participants')} mainField="firstname" value={draft.participants} onChange={(participants) => change({ participants })} error={errors.participants} />
      </Item>
      <Item size={6}>
        <RelationsPicker name="persons" label={t('activities.persons')} resource="persons" mainField="fullName" value={draft.persons} onChange={(persons) => change({ persons })} error={errors.persons} />
      </Item>
      <Item size={6}>
        <RelationsPicker name="contacts" label={t('activities.contacts')} resource="contacts" mainField="name" value={draft.contacts} onChange={(contacts) => change({ contacts })} error={errors.contacts} />
      </Item>
      {draft.contacts[0] && <Item size={6}><DocumentChoice contact={draft.contacts[0].documentId} value={draft.document} onChange={(document) => change({ document })} /></Item>}
      <Item size={12}><Switches drafting={drafting} /></Item>
      {draft.series && draft.day && <Item size={12}><Box background="neutral100" hasRadius padding={3}><SeriesInput rule={draft.series} start={draft.day} onChange={(series) => change({ series })} error={errors.seriesRule} /></Box></Item>}
      <Item size={12}>
        <Field.Root name="notes" error={errors.notes}>
          <Field.Label>{t('activities.notes')}</Field.Label>
          <Textarea value={draft.notes} onChange={(event) => change({ notes: event.target.value })} />
          <Field.Error />
        </Field.Root>
      </Item>
      <Item size={12}><FormFieldInput uid={ACTIVITY} field={{ ...ATTACHMENTS, label: t('activities.attachments') }} disabled={false} /></Item>
    </Grid.Root>
  );
}

const ATTACHMENTS = { name: 'attachments', type: 'media' as const, size: 12, required: false, readOnly: false, multiple: true };

function Item({ size, children }: { size: number; children: ReactNode }) {
  return <Grid.Item col={size} xs={12} direction="column" alignItems="stretch">{children}</Grid.Item>;
}

function Switches({ drafting: { draft, change } }: { drafting: Drafting }) {
  const t = useT();
  return (
    <Flex gap={5} wrap="wrap">
      <Checkbox disabled={!draft.day || draft.isDone} checked={draft.series !== null && !draft.isDone} onCheckedChange={(checked) => change({ series: checked === true ? newRule() : null })}>{t('activities.series.is')}</Checkbox>
      <Checkbox checked={draft.keepUntilDone} onCheckedChange={(checked) => change({ keepUntilDone: checked === true })}>{t('activities.keepUntilDone')}</Checkbox>
      <Checkbox checked={draft.private} onCheckedChange={(checked) => change({ private: checked === true })}>{t('activities.isPrivate')}</Checkbox>
    </Flex>
  );
}

function PrioritySelect({ value, onChange }: { value: string; onChange(priority: string): void }) {
  const t = useT();
  const option = useOptionLabel(ACTIVITY);
  return (
    <Field.Root name="priority">
      <Field.Label>{t('activities.priority')}</Field.Label>
      <SingleSelect value={value} onChange={(priority) => onChange(String(priority))}>
        {['low', 'normal', 'high'].map((priority) => <SingleSelectOption key={priority} value={priority}>{option('priority', priority)}</SingleSelectOption>)}
      </SingleSelect>
    </Field.Root>
  );
}
