import { Flex, IconButton } from '@strapi/design-system';
import { ArrowsOut, Minus, Plus } from '@strapi/icons';
import { Panel } from '@xyflow/react';
import { useT } from '../useT';

const STEP = 1.3;

/** In the chart's corner: smaller, larger, all. */
export function ZoomButtons({ onZoom, onFit }: { onZoom(factor: number): void; onFit(): void }) {
  const t = useT();
  return (
    <Panel position="bottom-left">
      <Flex role="group" aria-label={t('chart.zoom')} gap={1}>
        <IconButton variant="tertiary" label={t('chart.zoomOut')} onClick={() => onZoom(1 / STEP)}><Minus /></IconButton>
        <IconButton variant="tertiary" label={t('chart.zoomIn')} onClick={() => onZoom(STEP)}><Plus /></IconButton>
        <IconButton variant="tertiary" label={t('chart.fit')} onClick={onFit}><ArrowsOut /></IconButton>
      </Flex>
    </Panel>
  );
}
