import { Field, Radio } from '@strapi/design-system';
import { useState } from 'react';
import type { ContactWindow } from '../../../../contracts/contacts';
import type { NewRelation } from '../../../../contracts/relations';
import { ActionDrawer } from '../../kernel/ActionDrawer';
import { DayInput } from '../../kernel/DayInput';
import { useErrorText } from '../../kernel/errors';
import type { Related } from '../../kernel/related';
import { RelationPicker } from '../../kernel/RelationPicker';
import { TextField } from '../../kernel/TextField';
import { useFieldLabel } from '../../kernel/useFieldLabel';
import { useMay, useRights } from '../../kernel/useRights';
import { useT } from '../../kernel/useT';
import { CONTACT, RELATION } from '../uids';
import type { RelationChoice } from '../useRelationChoices';
import { useAddContactRelationMutation } from './family.api';

interface AddMemberDrawerProps {
  contact: ContactWindow;
  choice: RelationChoice;
  onClose(): void;
}

const NEW_FIELDS = ['name', 'street', 'postalCode', 'city', 'phone', 'email'] as const;
type NewField = (typeof NEW_FIELDS)[number];
const EMPTY = Object.fromEntries(NEW_FIELDS.map((name) => [name, ''])) as Record<NewField, string>;

/** A branch, subsidiary, head office or parent: a contact that is there already, or a new one that is made with it. */
export function AddMemberDrawer({ contact, choice, onClose }: AddMemberDrawerProps) {
  const t = useT();
  const errorText = useErrorText();
  const relationLabel = useFieldLabel(RELATION);
  const mayCreate = useRights(CONTACT).can('create');
  const [add, { isLoading, error }] = useAddContactRelationMutation();
  const [isNew, setNew] = useState(false);
  const [other, setOther] = useState<Related | null>(null);
  const [texts, setTexts] = useState(EMPTY);
  const [relation, setRelation] = useState<{ share: string; validFrom: string | null; validTo: string | null }>({ share: '', validFrom: null, validTo: null });
  const fields = errorText.fields(error, 2);
  const share = relation.share.trim().replace(',', '.');

  const submit = async () => {
    const filled = Object.fromEntries(Object.entries(texts).filter(([, value]) => value.trim() !== ''));
    const far: Pick<NewRelation, 'other' | 'newContact'> = isNew ? { newContact: { kind: 'company', ...filled } } : { other: other?.documentId };
    const { validFrom, validTo } = relation;
    const answer = await add({ documentId: contact.documentId, type: choice.type.documentId, side: choice.side, ...far, ...(share ? { share } : {}), validFrom, validTo });
    if ('data' in answer && answer.data) onClose();
  };

  return (
    <ActionDrawer
      title={t('relations.addTitle', { name: contact.name, label: choice.label })}
      action={t('common.create')}
      isLoading={isLoading}
      isReady={isNew ? texts.name.trim() !== '' : other !== null}
      error={error}
      shownFields={['share', 'validFrom', 'validTo', 'newContact', ...(isNew ? [] : ['from', 'to'])]}
      onSubmit={submit}
      onClose={onClose}
    >
      {mayCreate && <WhichChoice isNew={isNew} onChange={setNew} />}
      {isNew && <NewContactFields texts={texts} errors={fields} onChange={setTexts} />}
      {!isNew && (
        <RelationPicker
          name="other"
          label={relationLabel(choice.side === 'from' ? 'to' : 'from')}
          resource="contacts"
          mainField="name"
          filters={{ $and: [{ documentId: { $ne: contact.documentId } }, { closedOn: { $null: true } }, ...(choice.otherKind === 'any' ? [] : [{ kind: choice.otherKind }])] }}
          value={other}
          onChange={setOther}
          error={fields.from ?? fields.to}
          required
        />
      )}
      {choice.structure === 'group' && <TextField name="share" label={relationLabel('share')} value={relation.share} onChange={(value) => setRelation({ ...relation, share: value })} error={fields.share} maxLength={20} />}
      <DayInput name="validFrom" label={relationLabel('validFrom')} value={relation.validFrom} onChange={(validFrom) => setRelation({ ...relation, validFrom })} error={fields.validFrom} />
      <DayInput name="validTo" label={relationLabel('validTo')} value={relation.validTo} onChange={(validTo) => setRelation({ ...relation, validTo })} error={fields.validTo} />
    </ActionDrawer>
  );
}

/** Whether relations of structures are made with `AddMemberDrawer`; without the right to it the plain drawer does. */
export const useMayAddMember = () => useMay('relations.edit');

function WhichChoice({ isNew, onChange }: { isNew: boolean; onChange(isNew: boolean): void }) {
  const t = useT();
  return (
    <Field.Root>
      <Field.Label>{t('relations.member.which')}</Field.Label>
      <Radio.Group value={isNew ? 'new' : 'known'} onValueChange={(value: string) => onChange(value === 'new')} aria-label={t('relations.member.which')}>
        <Radio.Item value="known">{t('relations.member.known')}</Radio.Item>
        <Radio.Item value="new">{t('relations.member.new')}</Radio.Item>
      </Radio.Group>
    </Field.Root>
  );
}

interface NewContactFieldsProps {
  texts: Record<NewField, string>;
  errors: Record<string, string>;
  onChange(texts: Record<NewField, string>): void;
}

function NewContactFields({ texts, errors, onChange }: NewContactFieldsProps) {
  const label = useFieldLabel(CONTACT);
  const rights = useRights(CONTACT);
  const shown = NEW_FIELDS.filter((name) => rights.can('create', name));
  return shown.map((name) => (
    <TextField key={name} name={name} label={label(name)} value={texts[name]} onChange={(value) => onChange({ ...texts, [name]: value })} error={errors[`newContact.${name}`]} required={name === 'name'} />
  ));
}
