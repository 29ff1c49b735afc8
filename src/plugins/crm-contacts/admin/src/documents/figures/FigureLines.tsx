import { Typography } from '@strapi/design-system';
import type { ReactNode } from 'react';
import type { ContactFigures, CountedFigure, DocumentSource, LinkedDocument } from '../../../../contracts/documents';
import { DayText } from '../../kernel/DayText';
import { NameLink } from '../../kernel/Links';
import { ShortMoney } from '../../kernel/ShortMoney';
import { useT } from '../../kernel/useT';
import { CardList } from '../../contacts/overview/CardList';
import { DocumentLink } from '../DocumentParts';
import { listOf, type ListPlace } from './revenue';

interface FigureLinesProps {
  figures: ContactFigures;
  sources: DocumentSource[];
  place: ListPlace;
}

/** Open quotes, what is owed and what of it is late, each a link to its documents; the last order. */
export function FigureLines({ figures: { offers, receivables, overdue, lastOrder }, sources, place }: FigureLinesProps) {
  const t = useT();
  return (
    <CardList>
      {offers && <CountLine name={t('documents.figures.offers')} figure={offers} place={place} />}
      {receivables && <CountLine name={t('documents.figures.receivables')} hint={t('documents.figures.taxes')} figure={receivables} place={place} />}
      {overdue && <CountLine name={t('documents.figures.overdue')} hint={t('documents.figures.taxes')} figure={overdue} place={place} alarming={overdue.count > 0} />}
      {lastOrder !== undefined && <LastOrder order={lastOrder} sources={sources} />}
    </CardList>
  );
}

interface CountLineProps {
  name: string;
  hint?: string;
  figure: CountedFigure;
  place: ListPlace;
  alarming?: boolean;
}

function CountLine({ name, hint, figure: { counted, count, sums }, place, alarming = false }: CountLineProps) {
  const colour = alarming ? 'danger600' : undefined;
  const amounts: ReactNode = count > 0 && sums.map(({ currency, total }) => (
    <Typography key={currency} tag="div" textColor={colour}><ShortMoney amount={total} currency={currency} /></Typography>
  ));
  return (
    <CardList.Row right={amounts}>
      <Typography title={hint} textColor={colour} fontWeight={alarming ? 'semiBold' : undefined}>
        {count > 0 ? <NameLink to={listOf(counted, place)}>{name}</NameLink> : name} <span style={{ fontVariantNumeric: 'tabular-nums' }}>{count}</span>
      </Typography>
    </CardList.Row>
  );
}

function LastOrder({ order, sources }: { order: LinkedDocument | null; sources: DocumentSource[] }) {
  const t = useT();
  const amount = order?.total && <ShortMoney amount={order.total} currency={order.currency} />;
  return (
    <CardList.Row right={amount}>
      <Typography tag="div">{t(order ? 'documents.figures.lastOrder' : 'documents.figures.noOrder')}</Typography>
      {order && (
        <Typography variant="pi" textColor="neutral600">
          <DayText day={order.date} /> · <DocumentLink source={sources.find(({ key }) => key === order.source)} document={order} />
        </Typography>
      )}
    </CardList.Row>
  );
}
