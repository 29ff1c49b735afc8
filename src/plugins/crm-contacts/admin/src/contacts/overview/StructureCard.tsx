import { Box, Flex, Typography } from '@strapi/design-system';
import type { ContactWindow } from '../../../../contracts/contacts';
import type { ContactLabel, StructureExcerpt } from '../../../../contracts/relations';
import { EmptyState } from '../../kernel/EmptyState';
import { ContactLink, NameLink } from '../../kernel/Links';
import { paths } from '../../kernel/paths';
import { Section } from '../../kernel/Section';
import { useT } from '../../kernel/useT';

/** Where the contact stands among head office, parents and branches. */
export function StructureCard({ contact, structure }: { contact: ContactWindow; structure: StructureExcerpt }) {
  const t = useT();
  const page = paths.contact(contact.documentId, 'relations');
  const { parents, children, childCount, otherCount } = structure;
  const isEmpty = parents.length === 0 && childCount === 0;
  const more = childCount - children.length;
  return (
    <Section title={t('contacts.structure.title')} action={!isEmpty && <NameLink to={page}>{t('contacts.structure.all')}</NameLink>}>
      {isEmpty && <EmptyState text={t('contacts.structure.empty')} action={<NameLink to={page}>{t('contacts.structure.first')}</NameLink>} />}
      {!isEmpty && (
        <Flex direction="column" alignItems="stretch" gap={1} role="list">
          {parents.map((parent, depth) => <Level key={parent.documentId} contact={parent} depth={depth} />)}
          <Level contact={contact} depth={parents.length} current />
          {children.map((child) => <Level key={child.documentId} contact={child} depth={parents.length + 1} />)}
          {more > 0 && <Typography variant="pi" textColor="neutral600">{t('contacts.structure.more', { count: more })}</Typography>}
        </Flex>
      )}
      {otherCount > 0 && <Box paddingTop={2}><NameLink to={page}>{t('contacts.structure.others', { count: otherCount })}</NameLink></Box>}
    </Section>
  );
}

function Level({ contact, depth, current = false }: { contact: ContactLabel; depth: number; current?: boolean }) {
  const name = contact.name ?? contact.number ?? '–';
  return (
    <Box role="listitem" style={{ paddingInlineStart: `${depth * 1.6}rem`, overflowWrap: 'anywhere' }} aria-current={current || undefined}>
      {current ? <Typography fontWeight="semiBold">{name}</Typography> : <ContactLink contact={{ documentId: contact.documentId, name }} />}
    </Box>
  );
}
