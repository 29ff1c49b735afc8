import { Box, Button, Flex, Typography } from '@strapi/design-system';
import { ArrowsHorizontal, Cross } from '@strapi/icons';
import type { ContactWindow } from '../../../../contracts/contacts';
import type { SalesPage } from '../../../../contracts/pricing';
import { Section } from '../../kernel/Section';
import { useT } from '../../kernel/useT';
import { ComparisonForm } from './ComparisonForm';
import { ComparisonTable } from './ComparisonTable';
import { useComparisonAddress } from './useComparisonAddress';

/** Item by item: what two catalogues ask, or what the contact pays today and on a later day. */
export function ComparisonSection({ contact, sales }: { contact: ContactWindow; sales: SalesPage }) {
  const t = useT();
  const { state, change } = useComparisonAddress();
  const close = () => change({ compare: null, left: null, right: null, day: null, kind: null, q: null, changed: null });
  return (
    <Section
      title={t('pricing.compare')}
      action={state.mode && <Button size="S" variant="ghost" startIcon={<Cross />} onClick={close}>{t('pricing.compare.close')}</Button>}
    >
      {!state.mode && (
        <Flex gap={2} wrap="wrap">
          <Box width="100%" paddingBottom={1}><Typography textColor="neutral600">{t('pricing.compare.explained')}</Typography></Box>
          <Button size="S" variant="tertiary" startIcon={<ArrowsHorizontal />} onClick={() => change({ compare: 'days' })}>{t('pricing.compare.days')}</Button>
          <Button size="S" variant="tertiary" startIcon={<ArrowsHorizontal />} onClick={() => change({ compare: 'catalogues', ...firstTwo(sales) })}>{t('pricing.compare.catalogues')}</Button>
        </Flex>
      )}
      {state.mode && (
        <Flex direction="column" alignItems="stretch" gap={3}>
          <ComparisonForm state={state} onChange={change} />
          <ComparisonTable contact={contact.documentId} state={state} onChange={change} />
        </Flex>
      )}
    </Section>
  );
}

/** The first two catalogues that count for the contact: the likeliest question. */
function firstTwo({ assignments = [], inherited = [], general = [] }: SalesPage): { left: string | null; right: string | null } {
  const ids = [...assignments, ...inherited].map(({ catalogue }) => catalogue).concat(general).filter(({ kind }) => kind === 'article').map(({ documentId }) => documentId);
  const [left = null, right = null] = [...new Set(ids)];
  return { left, right };
}
