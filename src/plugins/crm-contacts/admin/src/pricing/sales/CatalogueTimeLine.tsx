import { Flex, Typography } from '@strapi/design-system';
import { useMemo, type ReactNode } from 'react';
import { styled } from 'styled-components';
import type { CatalogueSummary } from '../../../../contracts/pricing';
import { ContactLink, NameLink } from '../../kernel/Links';
import { useRights } from '../../kernel/useRights';
import { useT } from '../../kernel/useT';
import { cataloguePath } from '../paths';
import { CATALOGUE } from '../uids';
import { Validity } from '../Validity';
import type { CatalogueLine } from './catalogue-lines';
import { TimeLine } from './TimeLine';

const Scroller = styled.div`
  overflow-x: auto;
`;

const Table = styled.table`
  width: 100%;
  min-width: 56rem;
  border-collapse: collapse;
  table-layout: fixed;
  th {
    padding: 0.4rem 0.8rem 0.4rem 0;
    text-align: left;
    font-weight: 400;
    vertical-align: bottom;
  }
  td {
    padding: 0.8rem 0.8rem 0.8rem 0;
    border-top: 1px solid ${({ theme }) => theme.colors.neutral150};
    vertical-align: middle;
  }
  .time {
    padding-right: 0;
  }
`;

interface CatalogueTimeLineProps {
  title: string;
  lines: CatalogueLine[];
  /** Buttons of an own one. */
  actionsOf?(line: CatalogueLine): ReactNode;
}

/** Catalogues as rows on a time line: what they are, by what they count, and when. */
export function CatalogueTimeLine({ title, lines, actionsOf }: CatalogueTimeLineProps) {
  const t = useT();
  const periods = useMemo(() => lines.map(({ period }) => period), [lines]);
  return (
    <TimeLine periods={periods}>
      <Scroller>
        <Table aria-label={title}>
          <colgroup><col style={{ width: '38%' }} /><col style={{ width: '7rem' }} /><col /><col style={{ width: actionsOf ? '8.4rem' : '0.8rem' }} /></colgroup>
          <thead>
            <tr>
              <th scope="col"><Typography variant="sigma" textColor="neutral600">{t('pricing.column.name')}</Typography></th>
              <th scope="col" style={{ textAlign: 'right' }}><Typography variant="sigma" textColor="neutral600">{t('pricing.column.priority')}</Typography></th>
              <th scope="col" className="time" aria-label={t('pricing.column.validity')}><TimeLine.Heading /></th>
              <th scope="col"><span hidden>{t('pricing.column.actions')}</span></th>
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <tr key={line.key}>
                <td><What line={line} /></td>
                <td style={{ textAlign: 'right', fontVariantNumeric: 'tabular-nums' }}>{line.priority}</td>
                <td className="time"><TimeLine.Bar kind={line.kind} period={line.period} state={line.state} /></td>
                <td>{actionsOf && line.kind === 'own' && <Flex justifyContent="flex-end" gap={1}>{actionsOf(line)}</Flex>}</td>
              </tr>
            ))}
          </tbody>
        </Table>
      </Scroller>
      <TimeLine.Legend bars={lines} />
    </TimeLine>
  );
}

function What({ line }: { line: CatalogueLine }) {
  const t = useT();
  const { catalogue, period, state, assignment } = line;
  return (
    <Flex direction="column" alignItems="flex-start">
      <span>
        <CatalogueLink catalogue={catalogue} /> <Typography variant="pi" textColor="neutral600">{catalogue.currency}</Typography>
      </span>
      <Typography variant="pi" textColor="neutral600"><Source line={line} />{assignment && !assignment.includeGroup && <> · {t('pricing.onlyHere')}</>}</Typography>
      <Typography variant="pi" textColor="neutral600"><Validity validFrom={period.from} validTo={period.to} />{state !== 'current' && <> · {t(`pricing.line.${state}`)}</>}</Typography>
    </Flex>
  );
}

function Source({ line: { kind, from } }: { line: CatalogueLine }) {
  const t = useT();
  if (kind === 'own') return <>{t('pricing.source.own')}</>;
  if (kind === 'general') return <>{t('pricing.source.general')}</>;
  const holder = from?.documentId && from.name ? <ContactLink contact={{ documentId: from.documentId, name: from.name }} page="sales" /> : t('pricing.hiddenMember');
  return <>{t('pricing.source.inherited')} {holder}</>;
}

export function CatalogueLink({ catalogue }: { catalogue: Pick<CatalogueSummary, 'documentId' | 'name'> }) {
  const rights = useRights(CATALOGUE);
  if (!rights.can('read')) return <>{catalogue.name}</>;
  return <NameLink to={cataloguePath(catalogue.documentId)}>{catalogue.name}</NameLink>;
}
