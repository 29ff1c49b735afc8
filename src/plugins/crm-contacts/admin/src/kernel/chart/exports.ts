import { lightTheme } from '@strapi/design-system';
import { chartSvg, type Measure, type Palette } from './chart-svg';
import type { ChartLayout } from './layout';
import type { LinkLine } from './lines';

export interface ExportedChart {
  name: string;
  layout: ChartLayout;
  links: LinkLine[];
}

export const SCREEN_FONT = 'Inter, Segoe UI, Helvetica, Arial, sans-serif';

/** Offers the chart as a file, in the light colours whatever the panel's theme. */
export async function saveChart(kind: 'svg' | 'pdf', chart: ExportedChart): Promise<void> {
  const palette = lightTheme.colors as unknown as Palette;
  if (kind === 'svg') {
    const svg = chartSvg(chart.layout, chart.links, { palette, measure: measureIn(SCREEN_FONT), font: SCREEN_FONT });
    return offer(new Blob([svg], { type: 'image/svg+xml' }), `${chart.name}.svg`);
  }
  const { chartPdf } = await import('./pdf');
  offer(await chartPdf(chart, palette), `${chart.name}.pdf`);
}

export function measureIn(font: string): Measure {
  const context = document.createElement('canvas').getContext('2d');
  return (text, size, bold) => {
    if (!context) return text.length * size * 0.6;
    context.font = `${bold ? 'bold ' : ''}${size}px ${font}`;
    return context.measureText(text).width;
  };
}

function offer(file: Blob, name: string): void {
  const address = URL.createObjectURL(file);
  const link = Object.assign(document.createElement('a'), { href: address, download: name.replace(/[\\/:*?"<>|]/g, '-') });
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 1000);
}
