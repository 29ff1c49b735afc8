import Papa from 'papaparse';
import { readDecimal, signOfBlock, typedDecimal, type DecimalSign } from './decimal-text';
import { NUMBERS, type Column } from './entry-lines';

/** A block of cells as a spreadsheet puts it on the clipboard: lines, tabs, quotes around cells with either. */
export function parseBlock(text: string): string[][] {
  const { data } = Papa.parse<string[]>(text, { delimiter: '\t', quoteChar: '"', header: false, skipEmptyLines: false });
  // Excel ends the last line too.
  const lines = data.length > 0 && data[data.length - 1].every((cell) => cell === '') ? data.slice(0, -1) : data;
  return lines.map((cells) => cells.map((cell) => cell.replace(/\s*[\r\n]+\s*/g, ' ').trim()));
}

export interface ReadBlock {
  /** Values as lines hold them: exact decimals where they are numbers, else what was typed. */
  cells: string[][];
  /** How numbers were read. */
  sign: DecimalSign;
}

/** The values of a pasted block whose left column falls on the first of `columns`. What is beyond the last is left out. */
export function readBlock(block: string[][], columns: readonly Column[], own: DecimalSign): ReadBlock {
  const cut = block.map((line) => line.slice(0, columns.length));
  const numbers = cut.flatMap((line) => line.filter((_, index) => NUMBERS.has(columns[index])));
  const sign = signOfBlock(numbers, own);
  return { sign, cells: cut.map((line) => line.map((text, index) => cellValue(text, columns[index], sign))) };
}

/** What a cell holds when `text` is typed into it. */
export const cellValue = (text: string, column: Column, sign: DecimalSign): string =>
  NUMBERS.has(column) ? (readDecimal(text, sign) ?? text.trim()) : text.trim();

/** Cells for the clipboard, numbers as the user writes them. */
export function writeBlock(lines: string[][], columns: readonly Column[], sign: DecimalSign): string {
  const typed = lines.map((line) => line.map((value, index) => (NUMBERS.has(columns[index]) ? typedDecimal(value, sign) : value)));
  return Papa.unparse(typed, { delimiter: '\t', newline: '\n' });
}

/** Words that head the columns of price lists, lower case; with them a pasted first line is a heading. */
const HEADINGS = ['code', 'artikel', 'artikelnummer', 'artikelnr', 'article', 'sku', 'item', 'nummer', 'number'];

/** Whether the block's first line names the columns instead of holding an entry. */
export function hasHeading([first]: string[][], labels: string[]): boolean {
  const known = new Set([...HEADINGS, ...labels.map((label) => label.toLowerCase())]);
  const words = (first ?? []).filter(Boolean).map((cell) => cell.toLowerCase().replace(/[.:]$/, ''));
  return words.length > 0 && known.has(words[0]) && !words.some((word) => /^[\d.,]+$/.test(word));
}
