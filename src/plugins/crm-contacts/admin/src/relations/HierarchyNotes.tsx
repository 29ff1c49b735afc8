import { Box, Flex, Typography } from '@strapi/design-system';
import { Fragment } from 'react';
import type { Hierarchy } from '../../../contracts/relations';
import { ContactLink } from '../kernel/Links';
import { useT } from '../kernel/useT';
import { usePercent } from './usePercent';

/** Below the tree: holdings that carry nothing in it, and what is strange about the data. */
export function HierarchyNotes({ hierarchy }: { hierarchy: Hierarchy }) {
  const t = useT();
  const percent = usePercent();
  const nameOf = (documentId: string) => {
    const node = hierarchy.nodes.find((one) => one.documentId === documentId);
    return { documentId, name: node?.name ?? node?.number ?? '–' };
  };
  const { links, warnings } = hierarchy;
  if (links.length === 0 && warnings.length === 0) return null;
  return (
    <Flex direction="column" alignItems="stretch" gap={3} paddingTop={4}>
      {links.length > 0 && (
        <Box>
          <Typography variant="sigma" textColor="neutral600" tag="h3">{t('relations.links')}</Typography>
          <ul>
            {links.map(({ from, to, structure, share }, index) => (
              <li key={`${from} ${to} ${structure} ${index}`}>
                <Typography>
                  <ContactLink contact={nameOf(from)} page="relations" /> → <ContactLink contact={nameOf(to)} page="relations" />
                  {share !== null && ` ${percent(share)}`}
                </Typography>
              </li>
            ))}
          </ul>
        </Box>
      )}
      {warnings.map(({ reason, contacts }) => (
        <Box key={reason + contacts.join()} role={reason === 'circular-holding' ? 'note' : 'alert'}>
          <Typography textColor={reason === 'circular-holding' ? 'neutral600' : 'danger600'}>
            {t(`relations.warning.${reason}`)}{' '}
            {contacts.map((documentId, index) => (
              <Fragment key={documentId}>{index > 0 && ', '}<ContactLink contact={nameOf(documentId)} page="relations" /></Fragment>
            ))}
          </Typography>
        </Box>
      ))}
    </Flex>
  );
}
