import { Box, Flex, Loader, Typography } from '@strapi/design-system';
import { useMemo } from 'react';
import { useIntl } from 'react-intl';
import type { PanelComponent } from '../../kernel/content-manager';
import { LoadError } from '../../kernel/LoadError';
import { NameLink } from '../../kernel/Links';
import { paths } from '../../kernel/paths';
import { useMay, useRights } from '../../kernel/useRights';
import { textId, useT } from '../../kernel/useT';
import { useOrgChartQuery } from '../organisation.api';
import { CONTACT, POSITION } from '../uids';
import { firstLines, type OrgLine } from './first-lines';
import { useOrgItems } from './useOrgItems';

/** *Org chart* beside a company's edit view: who stands at the top, and the way to the chart. */
export const OrgChartPanel: PanelComponent = ({ model, documentId, document }) => {
  const { formatMessage } = useIntl();
  const maySee = useMay('organisation.read');
  const mayRead = useRights(POSITION).can('read');
  if (model !== CONTACT || !documentId || documentId === 'create' || document?.kind !== 'company' || !maySee || !mayRead) return null;
  return {
    title: formatMessage({ id: textId('organisation.chart.title'), defaultMessage: 'Org chart' }),
    content: <PanelContent company={{ documentId, name: String(document.name ?? '') }} />,
  };
};

const MOST_LINES = 8;

function PanelContent({ company }: { company: { documentId: string; name: string } }) {
  const t = useT();
  const { data: chart, error, refetch } = useOrgChartQuery({ documentId: company.documentId });
  const items = useOrgItems(chart, company, { by: 'superiors', vacant: false });
  const { lines, more } = useMemo(() => firstLines(items, MOST_LINES), [items]);
  if (error) return <LoadError error={error} onRetry={refetch} />;
  if (!chart) return <Loader small />;
  return (
    <Flex direction="column" alignItems="stretch" gap={2} width="100%">
      {lines.length === 0 && <Typography textColor="neutral600">{t('organisation.persons.nobodyNow')}</Typography>}
      {lines.length > 0 && <Box tag="ul" aria-label={t('organisation.chart.title')}>{lines.map((line) => <PanelLine key={line.item.id} line={line} />)}</Box>}
      {more > 0 && <Typography variant="pi" textColor="neutral600">{t('organisation.chart.more', { count: more })}</Typography>}
      <Typography><NameLink to={`${paths.contact(company.documentId, 'contact-persons')}?view=chart`}>{t('organisation.chart.open')}</NameLink></Typography>
    </Flex>
  );
}

const INDENT_REM = 0.8;

function PanelLine({ line: { item: { face }, indent } }: { line: OrgLine }) {
  return (
    <Box tag="li" paddingBottom={2} style={{ paddingLeft: `${indent * INDENT_REM}rem` }}>
      <Typography fontWeight="semiBold">{face.to ? <NameLink to={face.to}>{face.title}</NameLink> : face.title}</Typography>
      {face.subtitle && <Typography tag="div" variant="pi" textColor="neutral600" style={{ overflowWrap: 'anywhere' }}>{face.subtitle}</Typography>}
      {face.note && face.alarming && <Typography tag="div" variant="pi" textColor="danger600">{face.note}</Typography>}
    </Box>
  );
}
