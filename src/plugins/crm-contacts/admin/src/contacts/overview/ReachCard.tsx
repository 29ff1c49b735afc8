import { Flex, Typography } from '@strapi/design-system';
import type { ReactNode } from 'react';
import type { ContactWindow } from '../../../../contracts/contacts';
import { EmptyState } from '../../kernel/EmptyState';
import { Unparseable } from '../../kernel/FieldValue';
import { ChannelLink, NameLink } from '../../kernel/Links';
import { paths } from '../../kernel/paths';
import { Section } from '../../kernel/Section';
import { useFieldLabel } from '../../kernel/useFieldLabel';
import { useOptionLabel } from '../../kernel/useOptionLabel';
import { useT } from '../../kernel/useT';
import { EDIT_PARAMETER } from '../master-data/useEditing';
import { ADDRESS, CHANNEL, CONTACT } from '../uids';
import { useAddressLine } from '../useAddressLine';

interface Line {
  key: string;
  label: string;
  content: ReactNode;
  unparseable?: boolean;
}

/** All channels and addresses, the main ones first. */
export function ReachCard({ contact }: { contact: ContactWindow }) {
  const t = useT();
  const masterData = paths.contact(contact.documentId, 'master-data');
  return (
    <Section title={t('contacts.reach.title')} action={<NameLink to={masterData}>{t(contact.may.update ? 'contacts.reach.all' : 'contacts.page.masterData')}</NameLink>}>
      <ReachLines contact={contact} />
    </Section>
  );
}

/** The lines alone; `narrow`: label above value. */
export function ReachLines({ contact, narrow = false }: { contact: ContactWindow; narrow?: boolean }) {
  const t = useT();
  const lines = useLines(contact);
  const first = contact.may.update && (
    <NameLink to={`${paths.contact(contact.documentId, 'master-data')}?${EDIT_PARAMETER}=1`}>{t('contacts.reach.first')}</NameLink>
  );
  if (lines.length === 0 && !isTold(contact)) return <EmptyState text={t('common.noRight')} />;
  if (lines.length === 0) return <EmptyState text={t('contacts.reach.empty')} action={first} />;
  return (
    <Flex direction="column" alignItems="stretch" gap={2}>
      {lines.map(({ key, label, content, unparseable }) => (
        <Flex key={key} direction={narrow ? 'column' : 'row'} alignItems="flex-start" gap={narrow ? 0 : 3}>
          <Typography variant="pi" textColor="neutral600" style={{ flex: narrow ? undefined : '0 0 35%' }}>{label}</Typography>
          <div style={{ minWidth: 0 }}>
            <Typography style={{ overflowWrap: 'anywhere' }}>{content}</Typography>
            {unparseable && <Unparseable />}
          </div>
        </Flex>
      ))}
    </Flex>
  );
}

/** Whether the reader may see any of it: otherwise nobody knows that there is nothing. */
const isTold = ({ phone, email, website, street, channels, addresses }: ContactWindow) =>
  [phone, email, website, street].some((value) => value !== undefined) || Boolean(channels) || Boolean(addresses);

/** What could not be read is no link. */
const channel = (kind: string, value: string, unparseable: boolean) => <ChannelLink kind={unparseable ? 'other' : kind} value={value} />;

const MAIN = [['phone', 'phone'], ['email', 'email'], ['website', 'web']] as const;

function useLines(contact: ContactWindow): Line[] {
  const t = useT();
  const label = useFieldLabel(CONTACT);
  const channelLabel = useOptionLabel(CHANNEL);
  const addressLabel = useOptionLabel(ADDRESS);
  const lineOf = useAddressLine();
  const main = MAIN.flatMap(([field, kind]) => {
    const value = contact[field];
    return value ? [{ key: field, label: label(field), content: channel(kind, value, contact.unparseable.includes(field)), unparseable: contact.unparseable.includes(field) }] : [];
  });
  const further = (contact.channels ?? []).map(({ documentId, kind, label: own, value, unparseable }) => ({
    key: documentId, label: own || channelLabel('kind', kind), content: channel(kind, value, unparseable), unparseable,
  }));
  const address = lineOf(contact);
  const mainAddress = address ? [{ key: 'address', label: t('contacts.reach.address'), content: address }] : [];
  const addresses = (contact.addresses ?? []).map((row) => ({ key: row.documentId, label: row.label || addressLabel('kind', row.kind), content: lineOf(row) }));
  return [...main, ...further, ...mainAddress, ...addresses];
}
