import { Box, Flex, Grid, Typography } from '@strapi/design-system';
import { Page } from '@strapi/strapi/admin';
import type { ContactWindow } from '../../../../contracts/contacts';
import type { SalesPage as SalesData } from '../../../../contracts/pricing';
import { LoadError } from '../../kernel/LoadError';
import { useT } from '../../kernel/useT';
import { PriceCheck } from '../check/PriceCheck';
import { ComparisonSection } from '../compare/ComparisonSection';
import { useSalesQuery } from '../pricing.api';
import { AssignedSection } from './AssignedSection';
import { TermsSection } from './TermsSection';

/** Terms, catalogues and price lists of a contact, what it pays, and what will be different. */
export function SalesPage({ contact }: { contact: ContactWindow }) {
  const { data, error, refetch } = useSalesQuery(contact.documentId, { refetchOnMountOrArgChange: true });
  if (error) return <LoadError error={error} onRetry={refetch} />;
  if (!data) return <Page.Loading />;
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      {!data.active && <RestingNotice />}
      <Grid.Root gap={4} style={{ alignItems: 'start' }}>
        <Grid.Item col={8} s={12} xs={12} direction="column" alignItems="stretch">
          <Catalogues contact={contact} sales={data} />
        </Grid.Item>
        <Grid.Item col={4} s={12} xs={12} direction="column" alignItems="stretch">
          <PriceCheck contact={contact} />
        </Grid.Item>
      </Grid.Root>
      <ComparisonSection contact={contact} sales={data} />
    </Flex>
  );
}

function Catalogues({ contact, sales }: { contact: ContactWindow; sales: SalesData }) {
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <TermsSection contact={contact} sales={sales} />
      {(['article', 'process'] as const).map((kind) => <AssignedSection key={kind} contact={contact} sales={sales} kind={kind} />)}
    </Flex>
  );
}

/** The stage has no sales data any more: what was assigned stays, but does not count. */
function RestingNotice() {
  const t = useT();
  return (
    <Box padding={3} background="warning100" borderColor="warning200" hasRadius role="status">
      <Typography textColor="neutral800">{t('pricing.resting')}</Typography>
    </Box>
  );
}
