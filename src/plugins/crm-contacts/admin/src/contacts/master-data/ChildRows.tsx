import { Button, Flex, IconButton } from '@strapi/design-system';
import { Pencil, Plus, Star, Trash } from '@strapi/icons';
import { useNotification } from '@strapi/strapi/admin';
import { useState, type ReactNode } from 'react';
import { styled } from 'styled-components';
import { EmptyState } from '../../kernel/EmptyState';
import { useErrorText } from '../../kernel/errors';
import { RowDrawer } from '../../kernel/RowDrawer';
import { Section } from '../../kernel/Section';
import { useRemoveRow } from '../../kernel/useRemoveRow';
import { useRights } from '../../kernel/useRights';
import { useT } from '../../kernel/useT';

/** The contact or person that a row belongs to, as a form's preset and as a request has it. */
export type Owner = Record<string, { documentId: string; label: string }>;

export interface ChildRow {
  documentId: string;
  /** What the row is called in notices and for screen readers. */
  name: string;
  content: ReactNode;
  /** Its own values, without the owner: what *Undo* makes the row from. */
  data: object;
  /** Makes it the main one; absent where there is none of its kind. */
  makeMain?: () => Promise<unknown>;
}

interface ChildRowsProps {
  /** Key of the texts: `contacts.<key>.title`, `.empty`, `.add`, `.edit`. */
  texts: string;
  resource: string;
  uid: string;
  owner: Owner;
  fields: string[];
  rows: ChildRow[];
}

const Line = styled(Flex)`
  & + & {
    border-top: 1px solid ${({ theme }) => theme.colors.neutral150};
  }
`;

/** Further rows of a contact or person, in place: add, edit, make main, remove with *Undo*. */
export function ChildRows({ texts, resource, uid, owner, fields, rows }: ChildRowsProps) {
  const t = useT();
  const rights = useRights(uid);
  const [open, setOpen] = useState<{ documentId?: string } | null>(null);
  const add = rights.can('create') && (
    <Button size="S" variant="tertiary" startIcon={<Plus />} onClick={() => setOpen({})}>{t(`contacts.${texts}.add`)}</Button>
  );
  return (
    <Section title={t(`contacts.${texts}.title`)} action={rows.length > 0 && add}>
      {rows.length === 0 && <EmptyState text={t(`contacts.${texts}.empty`)} action={add} />}
      <div role="list">
        {rows.map((row) => (
          <Line key={row.documentId} role="listitem" justifyContent="space-between" gap={3} paddingTop={2} paddingBottom={2} wrap="wrap">
            <Flex gap={3} wrap="wrap" style={{ minWidth: 0 }}>{row.content}</Flex>
            <RowActions row={row} resource={resource} uid={uid} owner={owner} onEdit={() => setOpen({ documentId: row.documentId })} />
          </Line>
        ))}
      </div>
      {open && (
        <RowDrawer
          resource={resource}
          uid={uid}
          documentId={open.documentId}
          preset={open.documentId ? undefined : owner}
          fields={fields}
          title={t(`contacts.${texts}.${open.documentId ? 'edit' : 'add'}`)}
          onClose={() => setOpen(null)}
        />
      )}
    </Section>
  );
}

interface RowActionsProps {
  row: ChildRow;
  resource: string;
  uid: string;
  owner: Owner;
  onEdit(): void;
}

function RowActions({ row, resource, uid, owner, onEdit }: RowActionsProps) {
  const t = useT();
  const rights = useRights(uid);
  const remove = useRemoveRow();
  const errorText = useErrorText();
  const { toggleNotification } = useNotification();
  const ownerData = Object.fromEntries(Object.entries(owner).map(([name, { documentId }]) => [name, { set: [{ documentId }] }]));
  const makeMain = async () => {
    try {
      await row.makeMain?.();
    } catch (error) {
      toggleNotification({ type: 'danger', message: errorText.text(error) });
    }
  };
  return (
    <Flex gap={1}>
      {row.makeMain && rights.can('update') && (
        <IconButton variant="ghost" label={t('contacts.child.makeMain', { name: row.name })} onClick={() => void makeMain()}><Star /></IconButton>
      )}
      {rights.can('update') && <IconButton variant="ghost" label={t('contacts.child.edit', { name: row.name })} onClick={onEdit}><Pencil /></IconButton>}
      {rights.can('delete') && (
        <IconButton
          variant="ghost"
          label={t('common.remove', { name: row.name })}
          onClick={() => void remove({ resource, documentId: row.documentId, name: row.name, data: { ...row.data, ...ownerData } })}
        >
          <Trash />
        </IconButton>
      )}
    </Flex>
  );
}
