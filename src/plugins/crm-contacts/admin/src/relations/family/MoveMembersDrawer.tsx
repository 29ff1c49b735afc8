import { Checkbox, Field, Flex } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import { useState } from 'react';
import type { HierarchyNode } from '../../../../contracts/relations';
import { ActionDrawer } from '../../kernel/ActionDrawer';
import { DayInput } from '../../kernel/DayInput';
import { todayHere } from '../../kernel/days';
import { useErrorText } from '../../kernel/errors';
import type { Related } from '../../kernel/related';
import { RelationPicker } from '../../kernel/RelationPicker';
import { useT } from '../../kernel/useT';
import { useMoveMembersMutation } from './family.api';
import type { MemberStructure } from './members';

interface MoveMembersDrawerProps {
  contact: { documentId: string; name: string };
  structure: MemberStructure;
  members: HierarchyNode[];
  onClose(): void;
}

/** Gives chosen branches another head office, or subsidiaries another parent, from a day. */
export function MoveMembersDrawer({ contact, structure, members, onClose }: MoveMembersDrawerProps) {
  const t = useT();
  const errorText = useErrorText();
  const { toggleNotification } = useNotification();
  const [move, { isLoading, error }] = useMoveMembersMutation();
  const [chosen, setChosen] = useState<string[]>([]);
  const [to, setTo] = useState<Related | null>(null);
  const [startsOn, setStartsOn] = useState<string | null>(todayHere());
  const fields = errorText.fields(error);

  const submit = async () => {
    const answer = await move({ documentId: contact.documentId, structure, members: chosen, to: to?.documentId ?? '', startsOn: startsOn ?? '' });
    if ('error' in answer) return;
    toggleNotification({ type: 'success', message: t('relations.move.done', { count: chosen.length, name: to?.label ?? '' }) });
    onClose();
  };

  return (
    <ActionDrawer
      title={t(`relations.move.title.${structure}`, { name: contact.name })}
      action={t('relations.move.action')}
      isLoading={isLoading}
      isReady={chosen.length > 0 && to !== null && startsOn !== null}
      error={error}
      shownFields={['to', 'startsOn']}
      onSubmit={submit}
      onClose={onClose}
    >
      <MemberChoice members={members} chosen={chosen} onChange={setChosen} />
      <RelationPicker
        name="to"
        label={t(`relations.move.to.${structure}`)}
        resource="contacts"
        mainField="name"
        filters={{ $and: [{ kind: 'company' }, { closedOn: { $null: true } }, { documentId: { $notIn: [contact.documentId, ...chosen] } }] }}
        value={to}
        onChange={setTo}
        error={fields.to}
        required
      />
      <DayInput name="startsOn" label={t('relations.move.startsOn')} hint={t('relations.move.startsOnHint')} value={startsOn} onChange={setStartsOn} error={fields.startsOn} required />
    </ActionDrawer>
  );
}

function MemberChoice({ members, chosen, onChange }: { members: HierarchyNode[]; chosen: string[]; onChange(chosen: string[]): void }) {
  const t = useT();
  const all = members.map(({ documentId }) => documentId);
  const toggle = (documentId: string, isChosen: boolean) => onChange(isChosen ? [...chosen, documentId] : chosen.filter((id) => id !== documentId));
  return (
    <Field.Root>
      <Flex direction="column" alignItems="stretch" gap={2} role="group" aria-label={t('relations.move.members')}>
        <Field.Label>{t('relations.move.members')}</Field.Label>
        <Checkbox checked={chosen.length === all.length} onCheckedChange={(value: boolean | 'indeterminate') => onChange(value === true ? all : [])}>{t('relations.move.all')}</Checkbox>
        {members.map(({ documentId, name, number }) => (
          <Checkbox key={documentId} checked={chosen.includes(documentId)} onCheckedChange={(value: boolean | 'indeterminate') => toggle(documentId, value === true)}>
            {name ?? number ?? '–'}
          </Checkbox>
        ))}
      </Flex>
    </Field.Root>
  );
}
