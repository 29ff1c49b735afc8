import { Box, Loader } from '@strapi/design-system';
import { lazy, Suspense } from 'react';
import type { ChartItem } from './chart-item';
import type { ChartViewProps } from './ChartView';

// Layout and canvas are loaded by those who open a chart, not by everybody.
const Lazy = lazy(() => import('./ChartView'));

/** Items as a chart: see `ChartView`. */
export function Chart<Item extends ChartItem>(props: ChartViewProps<Item>) {
  // What was loaded knows the items as `ChartItem`s and hands back the very ones it was given.
  const given = props as unknown as ChartViewProps<ChartItem>;
  return (
    <Suspense fallback={<Box padding={6}><Loader small /></Box>}>
      <Lazy {...given} />
    </Suspense>
  );
}
