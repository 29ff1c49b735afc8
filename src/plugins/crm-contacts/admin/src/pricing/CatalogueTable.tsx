import { Flex, Typography } from '@strapi/design-system';
import type { ReactNode } from 'react';
import type { CatalogueSummary } from '../../../contracts/pricing';
import { DateText } from '../kernel/DayText';
import { NameLink } from '../kernel/Links';
import { paths } from '../kernel/paths';
import { Cell, HeaderCell, Row, Table } from '../kernel/table-parts';
import { useRights } from '../kernel/useRights';
import { useT } from '../kernel/useT';
import { CATALOGUE } from './uids';

export interface CatalogueLine {
  key: string;
  catalogue: CatalogueSummary;
  validFrom: string | null;
  validTo: string | null;
  /** In force today; others are drawn pale. */
  current: boolean;
  /** Under the name: from whom it comes. */
  note?: ReactNode;
  priority?: number;
  actions?: ReactNode;
}

/** Catalogues or price lists with their validity. */
export function CatalogueTable({ title, lines }: { title: string; lines: CatalogueLine[] }) {
  const t = useT();
  const hasPriority = lines.some(({ priority }) => priority !== undefined);
  const heading = (key: string, end = false) => (
    <HeaderCell scope="col" $end={end} $wide={key === 'name'}><Typography variant="sigma" textColor="neutral600">{t(`pricing.column.${key}`)}</Typography></HeaderCell>
  );
  return (
    <div style={{ overflowX: 'auto' }}>
      <Table aria-label={title}>
        <thead>
          <tr>
            {heading('name')}
            {heading('currency')}
            {heading('validity')}
            {hasPriority && heading('priority', true)}
            <HeaderCell scope="col"><span hidden>{t('pricing.column.actions')}</span></HeaderCell>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => <CatalogueRow key={line.key} line={line} hasPriority={hasPriority} />)}
        </tbody>
      </Table>
    </div>
  );
}

function CatalogueRow({ line, hasPriority }: { line: CatalogueLine; hasPriority: boolean }) {
  const t = useT();
  const { catalogue, current, note, priority, actions } = line;
  return (
    <Row style={{ cursor: 'default', opacity: current ? 1 : 0.7 }}>
      <Cell $wide>
        <CatalogueLink catalogue={catalogue} />
        {note && <Typography variant="pi" textColor="neutral600"> {note}</Typography>}
        {!current && <Typography variant="pi" textColor="neutral600"> · {t('pricing.notCurrent')}</Typography>}
      </Cell>
      <Cell>{catalogue.currency}</Cell>
      <Cell><Validity validFrom={line.validFrom} validTo={line.validTo} /></Cell>
      {hasPriority && <Cell $end $figures>{priority}</Cell>}
      <Cell $end>{actions && <Flex justifyContent="flex-end" gap={1}>{actions}</Flex>}</Cell>
    </Row>
  );
}

function CatalogueLink({ catalogue }: { catalogue: CatalogueSummary }) {
  const rights = useRights(CATALOGUE);
  if (!rights.can('read')) return <>{catalogue.name}</>;
  return <NameLink to={paths.editView(CATALOGUE, catalogue.documentId)}>{catalogue.name}</NameLink>;
}

/** *1 Jan 2026 – 31 Dec 2026*; an open end is said in words. */
export function Validity({ validFrom, validTo }: { validFrom: string | null; validTo: string | null }) {
  const t = useT();
  if (!validFrom && !validTo) return <>{t('pricing.always')}</>;
  if (!validFrom) return <>{t('pricing.until')} <DateText day={validTo} /></>;
  if (!validTo) return <>{t('pricing.since')} <DateText day={validFrom} /></>;
  return <><DateText day={validFrom} /> – <DateText day={validTo} /></>;
}
