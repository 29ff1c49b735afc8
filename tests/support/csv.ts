import { readFileSync } from 'node:fs';

/** The rows of a comma-separated file by their column names; `NULL` and nothing are null. Quotes as RFC 4180 has them. */
export function readCsv(file: string): Record<string, string | null>[] {
  const [header, ...lines] = parse(readFileSync(file, 'utf8').replace(/^\uFEFF/, ''));
  return lines.map((line) => Object.fromEntries(header.map((name, column) => [name, empty(line[column])])));
}

const empty = (value: string | undefined) => (value === undefined || value === '' || value === 'NULL' ? null : value);

function parse(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/g)) {
    row.push(quoted?.replaceAll('""', '"') ?? plain);
    if (end === ',') continue;
    if (row.length > 1 || row[0] !== '') rows.push(row);
    row = [];
    if (end === '') break;
  }
  return rows;
}
