import type { Colour } from '../../../../contracts/workflow';
import { titleLines, type CardFace, type ChartItem } from './chart-item';
import { CARD, type Card, type ChartLayout } from './layout';
import { treeLines, type LinkLine } from './lines';

/** Colours by their names in the design system. */
export type Palette = Record<string, string>;

/** Width of a text in pixels. */
export type Measure = (text: string, size: number, bold: boolean) => number;

interface Drawing {
  palette: Palette;
  measure: Measure;
  font: string;
}

const MARGIN = 24;
const LINE = 16;
const PADDING = 12;
const PICTURE = 36;
const BADGE_HEIGHT = 18;

/** The chart as an SVG document: all that is unfolded, in plain shapes and texts. */
export function chartSvg<Item extends ChartItem>(layout: ChartLayout<Item>, links: LinkLine[], drawing: Drawing): string {
  const { palette, font } = drawing;
  const [width, height] = [layout.width + 2 * MARGIN, layout.height + 2 * MARGIN];
  const lines = treeLines(layout).map(({ path }) => `<path d="${path}" fill="none" stroke="${palette.neutral400}" stroke-width="1.2"/>`);
  const curves = links.map((link) => linkShape(link, palette));
  const cards = layout.cards.map((card) => cardShape(card, drawing));
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="${-MARGIN} ${-MARGIN} ${width} ${height}" font-family="${font}">`,
    `<rect x="${-MARGIN}" y="${-MARGIN}" width="${width}" height="${height}" fill="#ffffff"/>`,
    ...lines, ...curves, ...cards,
    '</svg>',
  ].join('\n');
}

function linkShape({ path, text, x, y }: LinkLine, palette: Palette): string {
  const label = text ? `<text x="${x}" y="${y}" font-size="11" text-anchor="middle" fill="${palette.secondary700}">${escaped(text)}</text>` : '';
  return `<path d="${path}" fill="none" stroke="${palette.secondary600}" stroke-width="1.2" stroke-dasharray="6 4"/>${label}`;
}

/** The mark stays with the name. */
const NO_BREAK = '\u00A0';

const FILL: Record<NonNullable<CardFace['tone']>, string> = { plain: 'neutral0', strong: 'primary100', dashed: 'neutral100', faded: 'neutral100' };

function cardShape<Item extends ChartItem>({ x, y, item, isOpen, below }: Card<Item>, drawing: Drawing): string {
  const { face } = item;
  const { palette } = drawing;
  const tone = face.tone ?? 'plain';
  const dashes = tone === 'dashed' ? ' stroke-dasharray="4 3"' : '';
  const left = face.initials || face.image ? x + PADDING + PICTURE + 10 : x + PADDING;
  return [
    '<g>',
    `<rect x="${x}" y="${y}" width="${CARD.width}" height="${CARD.height}" rx="4" fill="${palette[FILL[tone]]}" stroke="${palette.neutral400}" stroke-width="1"${dashes}/>`,
    face.initials ? initials(face.initials, x + PADDING + PICTURE / 2, y + CARD.height / 2, palette) : '',
    words(face, left, y, x + CARD.width - PADDING - left, drawing),
    !isOpen && below > 0 && item.children.length > 0 ? folded(below, x + CARD.width / 2, y + CARD.height, palette) : '',
    '</g>',
  ].join('');
}

function initials(letters: string, x: number, y: number, palette: Palette): string {
  return `<circle cx="${x}" cy="${y}" r="${PICTURE / 2}" fill="${palette.primary100}"/><text x="${x}" y="${y + 4}" font-size="12" font-weight="bold" text-anchor="middle" fill="${palette.primary700}">${escaped(letters)}</text>`;
}

function folded(below: number, x: number, y: number, palette: Palette): string {
  return `<rect x="${x - 20}" y="${y - 9}" width="40" height="18" rx="9" fill="#ffffff" stroke="${palette.neutral400}"/><text x="${x}" y="${y + 4}" font-size="10" text-anchor="middle" fill="${palette.neutral700}">+${below}</text>`;
}

/** Title, then what stands below it, in the middle of the card's height. */
function words(face: CardFace, x: number, top: number, width: number, { palette, measure }: Drawing): string {
  const title = wrapped([face.mark?.sign, face.title].filter(Boolean).join(NO_BREAK), width, titleLines(face), (text) => measure(text, 13, true));
  const small = [face.subtitle, face.note].flatMap((text) => (text ? [shortened(text, width, (part) => measure(part, 12, false))] : []));
  const height = (title.length + small.length) * LINE + (face.badge ? BADGE_HEIGHT : 0);
  let y = top + (CARD.height - height) / 2 + LINE - 4;
  const next = (step = LINE) => {
    const at = y;
    y += step;
    return at;
  };
  const texts = [
    ...title.map((text) => `<text x="${x}" y="${next()}" font-size="13" font-weight="bold" fill="${palette.neutral800}">${escaped(text)}</text>`),
    ...small.map((text, index) => `<text x="${x}" y="${next()}" font-size="12" fill="${face.alarming && index === small.length - 1 ? palette.danger600 : palette.neutral600}">${escaped(text)}</text>`),
  ];
  return texts.join('') + (face.badge ? badge(face.badge, x, next() - 10, palette) : '');
}

const badge = ({ text, colour }: { text: string; colour: Colour }, x: number, y: number, palette: Palette) =>
  `<circle cx="${x + 4}" cy="${y + 7}" r="4" fill="${palette[`${colour}600`]}"/><text x="${x + 13}" y="${y + 11}" font-size="11" fill="${palette.neutral800}">${escaped(text)}</text>`;

/** As much of the text as fits, with an ellipsis where it is cut. */
const shortened = (text: string, width: number, widthOf: (text: string) => number): string =>
  widthOf(text) <= width ? text : `${beginning(text, width, (part) => widthOf(`${part}…`)).trimEnd()}…`;

/** The longest beginning of a text that fits, one letter at least. The whole text does not. */
function beginning(text: string, width: number, widthOf: (text: string) => number): string {
  const letters = [...text];
  let [fits, cut] = [1, letters.length];
  while (fits < cut - 1) {
    const middle = (fits + cut) >> 1;
    if (widthOf(letters.slice(0, middle).join('')) <= width) fits = middle;
    else cut = middle;
  }
  return letters.slice(0, fits).join('');
}

/** Broken after spaces and hyphens, a word that is wider than the line between letters; the last line that there is room for is cut. */
function wrapped(text: string, width: number, most: number, widthOf: (text: string) => number): string[] {
  if (widthOf(text) <= width || most === 1) return [shortened(text, width, widthOf)];
  const parts = text.match(/[^ -]*[ -]+|[^ -]+/g) ?? [];
  let count = 0;
  while (count < parts.length && widthOf(parts.slice(0, count + 1).join('').trimEnd()) <= width) count += 1;
  const start = count > 0 ? parts.slice(0, count).join('') : beginning(text, width, widthOf);
  const rest = text.slice(start.length).trimStart();
  return [start.trimEnd(), ...(rest ? wrapped(rest, width, most - 1, widthOf) : [])];
}

/** What no XML may contain: a file with it would not open at all. */
// eslint-disable-next-line no-control-regex -- control characters are what is looked for
const FORBIDDEN = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

const escaped = (text: string) => text.replace(FORBIDDEN, '').replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] as string);
