import { Flex, IconButton, Typography } from '@strapi/design-system';
import { Briefcase, Pencil, SignOut, Star } from '@strapi/icons';
import type { ReactNode } from 'react';
import type { ContactPerson, PositionRef } from '../../../../contracts/organisation';
import { DateText } from '../../kernel/DayText';
import { dateText } from '../../kernel/days';
import { ChannelLink, ContactLink, PersonLink } from '../../kernel/Links';
import { RowsTable } from '../../kernel/RowsTable';
import { useFieldLabel } from '../../kernel/useFieldLabel';
import { useLocale } from '../../kernel/useLocale';
import { useMay, useRights } from '../../kernel/useRights';
import { useT } from '../../kernel/useT';
import { POSITION } from '../uids';
import { usePositionActions } from './usePositionActions';
import { usePositionRoles } from './usePositionRoles';

interface ContactPersonTableProps {
  label: string;
  positions: ContactPerson[];
  /** What can be done with them; nothing on another day than today. */
  actions?: PositionHandlers;
}

export interface PositionHandlers {
  onEdit(position: ContactPerson): void;
  onChangeJob(position: ContactPerson): void;
}

/** Contact persons, one a line. Columns that the user may not read are not drawn. */
export function ContactPersonTable({ label, positions, actions }: ContactPersonTableProps) {
  const t = useT();
  const fieldLabel = useFieldLabel(POSITION);
  const roles = usePositionRoles();
  const rights = useRights(POSITION);
  const has = (field: string) => rights.can('read', field);
  const columns = [
    fieldLabel('person'),
    ...(has('jobTitle') ? [fieldLabel('jobTitle')] : []),
    ...(has('department') ? [fieldLabel('department')] : []),
    ...(has('superior') ? [fieldLabel('superior')] : []),
    ...(has('email') || has('phone') ? [t('organisation.persons.reach')] : []),
    ...(has('validFrom') || has('validTo') ? [t('organisation.persons.since')] : []),
  ];
  return (
    <RowsTable label={label} columns={columns} actions={actions && t('organisation.actions')}>
      {positions.map((position) => (
        <RowsTable.Row key={position.documentId}>
          <RowsTable.Cell><Person position={position} /></RowsTable.Cell>
          {has('jobTitle') && <RowsTable.Cell><Lines texts={[position.jobTitle, position.role && roles.nameOf(position.role)]} /></RowsTable.Cell>}
          {has('department') && <RowsTable.Cell><Lines texts={[position.department?.name, position.workplace?.name]} /></RowsTable.Cell>}
          {has('superior') && <RowsTable.Cell><Superior superior={position.superior} /></RowsTable.Cell>}
          {(has('email') || has('phone')) && <RowsTable.Cell><Reach position={position} /></RowsTable.Cell>}
          {(has('validFrom') || has('validTo')) && <RowsTable.Cell $narrow><Since position={position} /></RowsTable.Cell>}
          {actions && <RowsTable.Cell $narrow><Actions position={position} {...actions} /></RowsTable.Cell>}
        </RowsTable.Row>
      ))}
    </RowsTable>
  );
}

function Person({ position: { person, main } }: { position: ContactPerson }) {
  const t = useT();
  return (
    <Flex gap={2}>
      {main && <Typography aria-label={t('organisation.persons.main')} title={t('organisation.persons.main')} textColor="warning600">★</Typography>}
      <Typography fontWeight={main ? 'semiBold' : undefined}>
        {person?.name ? <PersonLink person={{ documentId: person.documentId, fullName: person.name }} /> : '–'}
      </Typography>
    </Flex>
  );
}

/** The first text, the others smaller below it. */
function Lines({ texts }: { texts: (string | null | undefined)[] }) {
  const [first, ...rest] = texts.filter(Boolean);
  return (
    <Flex direction="column" alignItems="flex-start">
      <Typography style={{ overflowWrap: 'anywhere' }}>{first ?? '–'}</Typography>
      {rest.map((text) => <Typography key={text} variant="pi" textColor="neutral600">{text}</Typography>)}
    </Flex>
  );
}

function Superior({ superior }: { superior: PositionRef | null | undefined }) {
  const t = useT();
  if (!superior) return <Typography>–</Typography>;
  const { person, jobTitle, company, left } = superior;
  return (
    <Flex direction="column" alignItems="flex-start">
      <Typography>{person?.name ? <PersonLink person={{ documentId: person.documentId, fullName: person.name }} /> : (jobTitle ?? '–')}</Typography>
      {company?.name && <Typography variant="pi"><ContactLink contact={{ documentId: company.documentId, name: company.name }} page="contact-persons" /></Typography>}
      {left && <Typography variant="pi" textColor="danger600">{t('organisation.persons.superiorLeft')}</Typography>}
    </Flex>
  );
}

function Reach({ position: { phone, email } }: { position: ContactPerson }) {
  if (!phone && !email) return <Typography>–</Typography>;
  return (
    <Flex direction="column" alignItems="flex-start">
      {phone && <Typography style={{ whiteSpace: 'nowrap' }}><ChannelLink kind="phone" value={phone} /></Typography>}
      {email && <Typography><ChannelLink kind="email" value={email}>{breakable(email)}</ChannelLink></Typography>}
    </Flex>
  );
}

/** A long address breaks after the @ before it breaks anywhere. */
function breakable(email: string): ReactNode {
  const at = email.indexOf('@') + 1;
  return <>{email.slice(0, at)}<wbr />{email.slice(at)}</>;
}

function Since({ position: { validFrom, validTo } }: { position: ContactPerson }) {
  const t = useT();
  const locale = useLocale();
  return (
    <Flex direction="column" alignItems="flex-start">
      <Typography>{validFrom ? <DateText day={validFrom} /> : '–'}</Typography>
      {validTo && <Typography variant="pi" textColor="neutral600">{t('organisation.persons.until', { day: dateText(validTo, locale) })}</Typography>}
    </Flex>
  );
}

function Actions({ position, onEdit, onChangeJob }: { position: ContactPerson } & PositionHandlers) {
  const t = useT();
  const rights = useRights(POSITION);
  const mayEdit = useMay('organisation.edit') && rights.can('update');
  const { end, makeMain } = usePositionActions();
  const name = position.person?.name ?? position.jobTitle ?? '';
  if (!rights.can('update')) return null;
  return (
    <Flex gap={1} justifyContent="flex-end">
      {mayEdit && position.current && !position.main && rights.can('update', 'main') && (
        <IconButton size="XS" variant="ghost" label={t('organisation.persons.makeMain', { name })} onClick={() => void makeMain(position)}><Star /></IconButton>
      )}
      <IconButton size="XS" variant="ghost" label={t('organisation.persons.edit', { name })} onClick={() => onEdit(position)}><Pencil /></IconButton>
      {mayEdit && position.current && rights.can('create') && rights.can('update', 'validTo') && (
        <IconButton size="XS" variant="ghost" label={t('organisation.job.title', { name })} onClick={() => onChangeJob(position)}><Briefcase /></IconButton>
      )}
      {mayEdit && position.current && !position.validTo && rights.can('update', 'validTo') && (
        <IconButton size="XS" variant="ghost" label={t('organisation.persons.end', { name })} onClick={() => void end(position)}><SignOut /></IconButton>
      )}
    </Flex>
  );
}
