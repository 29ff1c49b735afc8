import { cellValue, hasHeading, parseBlock, readBlock, writeBlock } from './clipboard';
import { COLUMNS } from './entry-lines';

describe('a block from a spreadsheet', () => {
  it.each([
    ['one cell', 'P-1', [['P-1']]],
    ['lines and tabs', 'P-1\tBolt\r\nP-2\tNut\r\n', [['P-1', 'Bolt'], ['P-2', 'Nut']]],
    ['empty cells', 'P-1\t\tpc', [['P-1', '', 'pc']]],
    ['an empty line between', 'P-1\n\nP-2', [['P-1'], [''], ['P-2']]],
    ['quotes around a line break', 'P-1\t"Bolt,\nzinc"\nP-2\tNut', [['P-1', 'Bolt, zinc'], ['P-2', 'Nut']]],
    ['quotes in quotes', 'P-1\t"Bolt ""M6"""', [['P-1', 'Bolt "M6"']]],
    ['a sign of inches that quotes nothing', 'P-1\tPipe 3/4"\nP-2\tNut', [['P-1', 'Pipe 3/4"'], ['P-2', 'Nut']]],
    ['nothing', '', []],
  ])('has %s', (_case, text, expected) => {
    expect(parseBlock(text)).toEqual(expected);
  });

  it('reads numbers in the way that fits all of them', () => {
    const block = [['P-1', 'Bolt', 'pc', '1.000', '12.50'], ['P-2', 'Nut', 'pc', '', 'on request']];

    expect(readBlock(block, COLUMNS, ',')).toEqual({ sign: '.', cells: [['P-1', 'Bolt', 'pc', '1', '12.5'], ['P-2', 'Nut', 'pc', '', 'on request']] });
  });

  it('leaves out what is beyond the last column', () => {
    expect(readBlock([['12,5', 'x', 'y']], ['price'], ',').cells).toEqual([['12.5']]);
  });

  it('takes 5,000 lines in less than a second', () => {
    const text = Array.from({ length: 5000 }, (_, index) => `P-${index}\tPart ${index}\tpc\t\t1.234,5`).join('\r\n');
    const start = performance.now();

    expect(readBlock(parseBlock(text), COLUMNS, ',').cells[4999]).toEqual(['P-4999', 'Part 4999', 'pc', '', '1234.5']);
    expect(performance.now() - start).toBeLessThan(1000);
  });
});

describe('a heading', () => {
  it.each([
    ['is told by our own labels', [['Bezeichnung', 'Preis']], ['Bezeichnung'], true],
    ['is told by usual words', [['Artikelnr.', 'Preis']], [], true],
    ['is no line with numbers', [['Code', '12,50']], [], false],
    ['is no entry', [['P-1', 'Bolt']], [], false],
    ['is not there in nothing', [], [], false],
  ])('%s', (_case, block, labels, expected) => {
    expect(hasHeading(block, labels)).toBe(expected);
  });
});

it('goes back to a spreadsheet as the user writes numbers', () => {
  expect(writeBlock([['P-1', 'Bolt "M6"', 'pc', '10', '1234.5']], COLUMNS, ',')).toBe('P-1\t"Bolt ""M6"""\tpc\t10\t1234,5');
});

it('keeps typed text that is no number', () => {
  expect([cellValue(' 1.234,5 ', 'price', ','), cellValue(' x ', 'price', ','), cellValue(' 1.234 ', 'code', ',')]).toEqual(['1234.5', 'x', '1.234']);
});
