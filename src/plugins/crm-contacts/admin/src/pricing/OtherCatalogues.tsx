import type { SalesPage } from '../../../contracts/pricing';
import { ContactLink } from '../kernel/Links';
import { Section } from '../kernel/Section';
import { useT } from '../kernel/useT';
import { CatalogueTable, type CatalogueLine } from './CatalogueTable';

/** What counts for the contact without being assigned to it: from its corporate family, and for everyone. */
export function OtherCatalogues({ sales }: { sales: SalesPage }) {
  const t = useT();
  const inherited = (sales.inherited ?? []).map(({ documentId, catalogue, validFrom, validTo, current, priority, from }): CatalogueLine => {
    const source = from.documentId !== null && from.name !== null ? <ContactLink contact={{ documentId: from.documentId, name: from.name }} page="sales" /> : t('pricing.hiddenMember');
    return { key: documentId, catalogue, validFrom, validTo, current, priority, note: <>· {t('pricing.from')} {source}</> };
  });
  const general = (sales.general ?? []).map((catalogue): CatalogueLine => ({
    key: catalogue.documentId, catalogue, validFrom: catalogue.validFrom, validTo: catalogue.validTo, current: true, note: `· ${t(`pricing.kind.${catalogue.kind}`)}`,
  }));
  return (
    <>
      {inherited.length > 0 && <Section title={t('pricing.inherited')}><CatalogueTable title={t('pricing.inherited')} lines={inherited} /></Section>}
      {general.length > 0 && <Section title={t('pricing.general')}><CatalogueTable title={t('pricing.general')} lines={general} /></Section>}
    </>
  );
}
