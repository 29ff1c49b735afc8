import { useMemo, type ReactNode } from 'react';
import { useIntl } from 'react-intl';
import { useNavigate } from 'react-router-dom';
import type { ContactWindow } from '../../../../contracts/contacts';
import type { Hierarchy } from '../../../../contracts/relations';
import { useAsOf } from '../../kernel/AsOfPicker';
import { Chart } from '../../kernel/chart/Chart';
import { paths } from '../../kernel/paths';
import { useT } from '../../kernel/useT';
import { useWorkflow } from '../../workflow/useWorkflow';
import { usePercent } from '../usePercent';
import { usePlaceWords } from '../usePlaceWords';
import { familyItems, familyLinks } from './family-chart';

/** The corporate family as a chart: stages, shares, and other holdings as lines across. Cards lead to the charts of their contacts. */
export function FamilyChart({ hierarchy, contact, tools }: { hierarchy: Hierarchy; contact: ContactWindow; tools: ReactNode }) {
  const t = useT();
  const { locale } = useIntl();
  const navigate = useNavigate();
  const percent = usePercent();
  const place = usePlaceWords();
  const { asOf } = useAsOf();
  const { colourOf, stateLabel, stageLabel } = useWorkflow();
  const items = useMemo(
    () => familyItems(hierarchy, contact.documentId, {
      locale,
      place,
      stage: ({ stage, stageStatus }) => (stage ? { colour: colourOf(stage, stageStatus), text: stageStatus ? stateLabel({ stage, status: stageStatus }) : stageLabel(stage) } : undefined),
      path: (documentId) => `${paths.contact(documentId, 'relations')}?view=chart${asOf ? `&asOf=${asOf}` : ''}`,
    }),
    [hierarchy, contact.documentId, locale, place, colourOf, stateLabel, stageLabel, asOf]
  );
  const links = useMemo(() => familyLinks(hierarchy, percent), [hierarchy, percent]);
  return <Chart label={`${contact.name} – ${t('relations.hierarchy')}`} items={items} links={links} tools={tools} current={contact.documentId} onOpen={({ face }) => face.to && navigate(face.to)} />;
}
