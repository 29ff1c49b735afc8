import bold from 'dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf?url';
import regular from 'dejavu-fonts-ttf/ttf/DejaVuSans.ttf?url';
import { jsPDF } from 'jspdf';
import { svg2pdf } from 'svg2pdf.js';
import { chartSvg, type Measure, type Palette } from './chart-svg';
import { measureIn, SCREEN_FONT, type ExportedChart } from './exports';
import { isWritable, pictureForeignTexts } from './foreign-texts';

/** PDF's own fonts know Western European letters only: names are written in one that knows more. */
const FONT = 'DejaVu Sans';
/** Longest side of a page that every reader opens, in points. */
const LONGEST_SIDE = 14_400;

/**
 * The chart on one page of its own size, with texts that can be searched and copied. What the font cannot
 * write (Chinese, Japanese, Korean names) is drawn: a font for these has ten megabytes and more.
 */
export async function chartPdf({ layout, links }: ExportedChart, palette: Palette): Promise<Blob> {
  const page = new jsPDF({ unit: 'pt', compress: true });
  await Promise.all([addFont(page, regular, 'normal'), addFont(page, bold, 'bold')]);
  const canWrite = writableBy(page);
  const svg = parsed(chartSvg(layout, links, { palette, measure: measureBy(page, canWrite), font: FONT }));
  pictureForeignTexts(svg, SCREEN_FONT, canWrite);
  const [width, height] = ['width', 'height'].map((side) => Number(svg.getAttribute(side)));
  const scale = Math.min(1, LONGEST_SIDE / Math.max(width, height));
  page.addPage([width * scale, height * scale], width > height ? 'landscape' : 'portrait');
  page.deletePage(1);
  await svg2pdf(svg, page, { x: 0, y: 0, width: width * scale, height: height * scale });
  return page.output('blob');
}

async function addFont(page: jsPDF, address: string, style: 'normal' | 'bold'): Promise<void> {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`The font could not be loaded: ${answer.status}`);
  const file = `${style}.ttf`;
  page.addFileToVFS(file, binaryText(new Uint8Array(await answer.arrayBuffer())));
  page.addFont(file, FONT, style);
}

const PIECE = 8192;

/** One character a byte, as jsPDF takes files. */
function binaryText(bytes: Uint8Array): string {
  const pieces = Array.from({ length: Math.ceil(bytes.length / PIECE) }, (_none, index) => String.fromCharCode(...bytes.subarray(index * PIECE, (index + 1) * PIECE)));
  return pieces.join('');
}

/** jsPDF's types say nothing about what it has read of a font. */
interface FontData {
  characterToGlyph(unit: number): number;
}

/** Regular and bold have the same letters. */
function writableBy(page: jsPDF): (text: string) => boolean {
  const font = page.setFont(FONT, 'normal').getFont().metadata as FontData;
  return (text) => isWritable(text, (unit) => font.characterToGlyph(unit) > 0);
}

function measureBy(page: jsPDF, canWrite: (text: string) => boolean): Measure {
  const onScreen = measureIn(SCREEN_FONT);
  return (text, size, isBold) => (canWrite(text) ? page.setFont(FONT, isBold ? 'bold' : 'normal').getStringUnitWidth(text) * size : onScreen(text, size, isBold));
}

const parsed = (svg: string): Element => new DOMParser().parseFromString(svg, 'image/svg+xml').documentElement;
