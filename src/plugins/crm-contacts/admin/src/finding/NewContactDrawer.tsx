import { Box, Button, Flex, Grid, Radio, SingleSelect, SingleSelectOption, Field, Typography } from '@strapi/design-system';
import { useState, type FormEvent } from 'react';
import type { ContactKind } from '../../../contracts/contacts';
import { Drawer } from '../kernel/Drawer';
import { RelationPicker } from '../kernel/RelationPicker';
import { UserSelect } from '../kernel/UserSelect';
import { useMay } from '../kernel/useRights';
import { useT } from '../kernel/useT';
import { useLabel } from '../workflow/useWorkflow';
import { DuplicateHints } from './DuplicateHints';
import { newContactFields } from './new-contact';
import { NewContactField } from './NewContactField';
import { useMe } from '../kernel/useMe';
import { useNewContactForm, type NewContactForm } from './useNewContactForm';

interface NewContactDrawerProps {
  kind: ContactKind;
  /** Stage that it starts in unless the user chooses another. */
  stage?: string;
  onClose(): void;
}

/** A new company or person as contact; possible duplicates are shown while typing, never enforced. */
export function NewContactDrawer({ kind, stage, onClose }: NewContactDrawerProps) {
  const t = useT();
  const form = useNewContactForm(kind, stage, onClose);
  const [isLeaving, setLeaving] = useState(false);
  const leave = () => (form.isModified ? setLeaving(true) : onClose());
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void form.submit();
  };
  return (
    <Drawer title={t('finding.newContact')} onClose={leave}>
      <form onSubmit={submit} noValidate style={{ display: 'flex', flexDirection: 'column' }}>
        <Drawer.Body>
          <Flex direction="column" alignItems="stretch" gap={5}>
            {form.failure && (
              <Box role="alert" background="danger100" borderColor="danger200" hasRadius padding={4}>
                <Typography textColor="danger700">{form.failure}</Typography>
              </Box>
            )}
            <KindChoice form={form} />
            <WorkflowFields form={form} />
            <Fields form={form} />
          </Flex>
        </Drawer.Body>
        <DuplicateHints values={form.values} />
        <Footer form={form} isLeaving={isLeaving} onStay={() => setLeaving(false)} onDiscard={onClose} onCancel={leave} />
      </form>
    </Drawer>
  );
}

function KindChoice({ form: { values, set } }: { form: NewContactForm }) {
  const t = useT();
  return (
    <Flex direction="column" alignItems="stretch" gap={3}>
      <Radio.Group aria-label={t('finding.kind')} value={values.kind} onValueChange={(kind) => set({ kind: kind as ContactKind })}>
        <Flex gap={6}>
          <Radio.Item value="company">{t('finding.newCompany')}</Radio.Item>
          <Radio.Item value="person">{t('finding.newPerson')}</Radio.Item>
        </Flex>
      </Radio.Group>
      {values.kind === 'person' && (
        <Radio.Group aria-label={t('finding.whichPerson')} value={values.isExisting ? 'existing' : 'new'} onValueChange={(which) => set({ isExisting: which === 'existing' })}>
          <Flex gap={6}>
            <Radio.Item value="new">{t('finding.personIsNew')}</Radio.Item>
            <Radio.Item value="existing">{t('finding.personIsKnown')}</Radio.Item>
          </Flex>
        </Radio.Group>
      )}
    </Flex>
  );
}

/** In which stage it starts, and whose it is. */
function WorkflowFields({ form: { values, stages, set, errors } }: { form: NewContactForm }) {
  const t = useT();
  const label = useLabel();
  const mayAssign = useMay('contacts.assign-owner');
  const me = useMe();
  return (
    <Grid.Root gap={4}>
      <Grid.Item col={6} xs={12} direction="column" alignItems="stretch">
        <Field.Root name="stage" error={errors.stage ?? errors.stageStatus}>
          <Field.Label>{t('finding.startsIn')}</Field.Label>
          <SingleSelect value={values.stage} onChange={(stage) => set({ stage: String(stage) })}>
            {stages.map((stage) => (
              <SingleSelectOption key={stage.key} value={stage.key}>{label(stage.label)}</SingleSelectOption>
            ))}
          </SingleSelect>
          <Field.Error />
        </Field.Root>
      </Grid.Item>
      <Grid.Item col={6} xs={12} direction="column" alignItems="stretch">
        {mayAssign ? (
          <UserSelect name="owner" label={t('finding.owner')} error={errors.ownerDocumentId} value={values.owner === undefined ? me : values.owner} onChange={(owner) => set({ owner })} />
        ) : (
          <Flex direction="column" alignItems="flex-start" gap={1}>
            <Typography variant="pi" fontWeight="bold">{t('finding.owner')}</Typography>
            <Typography>{me?.name}</Typography>
          </Flex>
        )}
      </Grid.Item>
    </Grid.Root>
  );
}

function Fields({ form }: { form: NewContactForm }) {
  const t = useT();
  const { values, set, errors } = form;
  return (
    <Grid.Root gap={4}>
      {values.kind === 'person' && values.isExisting && (
        <Grid.Item col={12} xs={12} direction="column" alignItems="stretch">
          <RelationPicker
            name="person"
            label={t('finding.person')}
            resource="persons"
            mainField="fullName"
            required
            error={errors.person ?? errors.personDocumentId}
            value={values.person}
            onChange={(person) => set({ person })}
          />
        </Grid.Item>
      )}
      {newContactFields(values).map((field) => (
        <Grid.Item key={field.name} col={field.size} xs={12} direction="column" alignItems="stretch">
          <NewContactField field={field} form={form} />
        </Grid.Item>
      ))}
    </Grid.Root>
  );
}

interface FooterProps {
  form: NewContactForm;
  isLeaving: boolean;
  onStay(): void;
  onDiscard(): void;
  onCancel(): void;
}

/** Nothing typed is lost by a slip: leaving asks once. */
function Footer({ form, isLeaving, onStay, onDiscard, onCancel }: FooterProps) {
  const t = useT();
  if (isLeaving) {
    return (
      <Drawer.Footer>
        <Typography role="alert">{t('finding.unsaved')}</Typography>
        <Flex gap={2}>
          <Button variant="tertiary" onClick={onStay} autoFocus>{t('common.continueEditing')}</Button>
          <Button variant="danger-light" onClick={onDiscard}>{t('common.discard')}</Button>
        </Flex>
      </Drawer.Footer>
    );
  }
  return (
    <Drawer.Footer>
      <Button variant="tertiary" onClick={onCancel}>{t('common.cancel')}</Button>
      <Button type="submit" loading={form.isLoading}>{t('common.create')}</Button>
    </Drawer.Footer>
  );
}
