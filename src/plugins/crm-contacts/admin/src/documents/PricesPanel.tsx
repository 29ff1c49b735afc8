import { Button, Flex, Loader, Typography } from '@strapi/design-system';
import { useForm, useNotification } from '@strapi/strapi/admin';
import { useState } from 'react';
import { useIntl } from 'react-intl';
import type { DocumentPrices, DocumentSource, LinePrice } from '../../../contracts/documents';
import type { PanelComponent } from '../kernel/content-manager';
import { useCodeName } from '../kernel/codes';
import { useErrorText } from '../kernel/errors';
import { ContactLink } from '../kernel/Links';
import { LoadError } from '../kernel/LoadError';
import { MoneyText } from '../kernel/MoneyText';
import { useMay } from '../kernel/useRights';
import { textId, useT } from '../kernel/useT';
import { withCountryName } from './address-block';
import { useDocumentPricesQuery, useDocumentSourcesQuery, usePriceLinesMutation } from './documents.api';
import { PricesDrawer } from './PricesDrawer';
import { usePriceSourceTexts } from './usePriceSourceTexts';

/** Beside the edit view of a document: whose it is, and where the prices of its lines came from. */
export const PricesPanel: PanelComponent = ({ model, documentId }) => {
  const { formatMessage } = useIntl();
  const mayRead = useMay('documents.read');
  const { data: sources } = useDocumentSourcesQuery(undefined, { skip: !mayRead || !model.startsWith('api::') });
  const source = sources?.find(({ contentType }) => contentType === model);
  if (!source?.hasPrices || !documentId || documentId === 'create') return null;
  return {
    title: formatMessage({ id: textId('documents.prices'), defaultMessage: 'Parties and prices' }),
    content: <PanelContent source={source} documentId={documentId} />,
  };
};

function PanelContent({ source, documentId }: { source: DocumentSource; documentId: string }) {
  const t = useT();
  const { data, error, refetch } = useDocumentPricesQuery({ source: source.key, contentType: source.contentType, documentId }, { refetchOnMountOrArgChange: true });
  const [isOpen, setOpen] = useState(false);
  if (error) return <LoadError error={error} onRetry={refetch} />;
  if (!data) return <Loader small />;
  const priced = data.lines.filter(({ code, unitPrice, source: from }) => code || unitPrice || from);
  return (
    <Flex direction="column" alignItems="stretch" gap={4} width="100%">
      <Parties prices={data} />
      {priced.length === 0 ? <Typography textColor="neutral600">{t('documents.prices.none')}</Typography> : (
        <Flex tag="ul" direction="column" alignItems="stretch" gap={3}>
          {priced.slice(0, SHOWN).map((line) => <PricedLine key={line.position} line={line} prices={data} />)}
        </Flex>
      )}
      {priced.length > 0 && <Button variant="tertiary" size="S" fullWidth onClick={() => setOpen(true)}>{t('documents.prices.explain', { count: priced.length })}</Button>}
      {data.mayPrice && <PriceLines source={source.key} documentId={documentId} />}
      {isOpen && <PricesDrawer prices={data} lines={priced} onClose={() => setOpen(false)} />}
    </Flex>
  );
}

/** A panel is narrow: the drawer has them all. */
const SHOWN = 6;

function Parties({ prices: { parties } }: { prices: DocumentPrices }) {
  const t = useT();
  const countryName = useCodeName('region');
  return (
    <Flex tag="dl" direction="column" alignItems="stretch" gap={2}>
      {parties.map(({ role, kept, ...contact }) => (
        <div key={role}>
          <Typography tag="dt" variant="pi" textColor="neutral600">{t(`documents.role.${role}`)}</Typography>
          <dd>
            <ContactLink contact={contact} page="documents" />
            <Typography tag="div" variant="pi" textColor="neutral600" style={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>
              {[kept.name !== contact.name && kept.name, kept.address && withCountryName(kept.address, countryName)].filter(Boolean).join('\n')}
            </Typography>
          </dd>
        </div>
      ))}
    </Flex>
  );
}

function PricedLine({ line, prices }: { line: LinePrice; prices: DocumentPrices }) {
  const t = useT();
  const { summary } = usePriceSourceTexts();
  const isMissing = line.unitPrice === null;
  return (
    <Flex tag="li" direction="column" alignItems="stretch" gap={1}>
      <Flex justifyContent="space-between" gap={2} alignItems="baseline">
        <Typography variant="pi" fontWeight="semiBold" ellipsis title={line.text ?? undefined}>{line.code ?? line.text}</Typography>
        <Typography variant="pi" textColor={isMissing ? 'danger600' : undefined}>
          {isMissing ? t('documents.prices.noPrice') : <MoneyText amount={line.unitPrice} currency={prices.currency} />}
        </Typography>
      </Flex>
      <Typography variant="pi" textColor="neutral600" style={{ overflowWrap: 'anywhere' }}>{summary(line)}</Typography>
      {line.isOutdated && <Typography variant="pi" textColor="warning700">{t('documents.prices.outdated')}</Typography>}
    </Flex>
  );
}

/** Prices what has a code and what the plugin priced before; not while the form holds something unsaved, which it would overwrite. */
function PriceLines({ source, documentId }: { source: string; documentId: string }) {
  const t = useT();
  const errorText = useErrorText();
  const { toggleNotification } = useNotification();
  const isModified = useForm('PriceLines', ({ modified }) => modified);
  const [priceLines, { isLoading }] = usePriceLinesMutation();
  const press = async () => {
    const answer = await priceLines({ source, documentId, request: {} });
    if ('error' in answer) return toggleNotification({ type: 'danger', message: errorText.text(answer.error) });
    toggleNotification({ type: 'success', message: t('documents.prices.done') });
  };
  return (
    <Flex direction="column" alignItems="stretch" gap={1}>
      <Button variant="secondary" size="S" fullWidth loading={isLoading} disabled={isModified} onClick={() => void press()}>{t('documents.prices.ask')}</Button>
      <Typography variant="pi" textColor="neutral600">{t(isModified ? 'documents.prices.saveFirst' : 'documents.prices.askHint')}</Typography>
    </Flex>
  );
}
