import { Box, Flex, Typography } from '@strapi/design-system';
import { WarningCircle } from '@strapi/icons';
import { useDebounce } from '@strapi/strapi/admin';
import type { DuplicateCandidate } from '../../../contracts/contacts';
import { NameLink } from '../kernel/Links';
import { paths } from '../kernel/paths';
import { useT } from '../kernel/useT';
import { StageBadge } from '../workflow/StageBadge';
import { useDuplicatesQuery } from './finding.api';
import { duplicateQuery, type NewContactValues } from './new-contact';

const PAUSE_MS = 400;

/** Contacts that may be the one that is being typed, and why. A hint, no barrier. */
export function DuplicateHints({ values }: { values: NewContactValues }) {
  const t = useT();
  // As text: an object would be another one at every keystroke.
  const asked = useDebounce(JSON.stringify(duplicateQuery(values)), PAUSE_MS);
  const { currentData } = useDuplicatesQuery(JSON.parse(asked) ?? {}, { skip: asked === 'null' });
  const candidates = asked === 'null' ? [] : (currentData?.candidates ?? []);
  return (
    <div role="status">
      {candidates.length > 0 && (
        <Box background="warning100" padding={4} borderColor="warning200" borderStyle="solid" borderWidth="1px 0 0 0" style={{ maxHeight: '22rem', overflowY: 'auto' }}>
          <Flex gap={2} paddingBottom={2}>
            <WarningCircle aria-hidden fill="warning600" width="1.6rem" />
            <Typography fontWeight="semiBold">{t('finding.duplicates', { count: candidates.length })}</Typography>
          </Flex>
          <Flex tag="ul" direction="column" alignItems="stretch" gap={2}>
            {candidates.map((candidate) => (
              <Candidate key={candidate.documentId} candidate={candidate} />
            ))}
          </Flex>
        </Box>
      )}
    </div>
  );
}

/** Opens in a new tab, so that what was typed stays. */
function Candidate({ candidate: { documentId, name, number, city, stage, stageStatus, matched } }: { candidate: DuplicateCandidate }) {
  const t = useT();
  const reasons = matched.map((match) => t(`finding.duplicate.${match}`)).join(', ');
  return (
    <Flex tag="li" justifyContent="space-between" gap={3}>
      <Flex direction="column" alignItems="flex-start" style={{ minWidth: 0 }}>
        <NameLink to={paths.contact(documentId)} target="_blank" rel="noreferrer">{name}</NameLink>
        <Typography variant="pi" textColor="neutral600">{[number, city, reasons].filter(Boolean).join(' · ')}</Typography>
      </Flex>
      <StageBadge stage={stage} status={stageStatus} />
    </Flex>
  );
}
