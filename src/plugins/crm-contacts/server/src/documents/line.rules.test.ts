import { continued, fateOf, totalAfter, totalOfLines, type LineValues } from './line.rules';

describe('sum of lines', () => {
  it.each([
    ['exact where binary fractions are not', [{ quantity: 3, unitPrice: 0.1 }, { quantity: 1, unitPrice: 0.2 }], '0.5'],
    ['rounded half up to cents', [{ quantity: 1, unitPrice: '1.005' }], '1.01'],
    ['with one piece where no quantity is given', [{ quantity: null, unitPrice: 7 }], '7'],
    ['without lines that have no price', [{ quantity: 2, unitPrice: null }, { quantity: 2, unitPrice: 1 }], '2'],
    ['negative for a credit', [{ quantity: 2, unitPrice: -10 }], '-20'],
    ['nothing when no line has a price', [{ quantity: 2, unitPrice: undefined }], null],
    ['nothing without lines', [], null],
    ['without what is no number', [{ quantity: 1, unitPrice: 'ten' }, { quantity: 1, unitPrice: 1 }], '1'],
  ])('is %s', (_case, lines, expected) => {
    expect(totalOfLines(lines)).toBe(expected);
  });
});

const line: LineValues = { code: 'A', unit: 'pc', quantity: 10, unitPrice: 5 };
const priced = { ...line, source: 'catalogue' as const };
const typed = { ...line, source: 'manual' as const };

describe('the price of a line', () => {
  it.each([
    ['is asked for where a new line has a code and none', { ...line, unitPrice: null }, null, true, 'ask'],
    ['is asked for where it was emptied', { ...line, unitPrice: null }, typed, true, 'ask'],
    ['is not asked for without a code', { ...line, code: ' ', unitPrice: null }, null, true, 'none'],
    ['is not asked for once the document is settled', { ...line, unitPrice: null }, null, false, 'none'],
    ['is somebody\'s own on a new line', line, null, true, 'manual'],
    ['is somebody\'s own when it differs', { ...line, unitPrice: 4 }, priced, true, 'manual'],
    ['is somebody\'s own in a settled document too', { ...line, unitPrice: 4 }, priced, false, 'manual'],
    ['stays when nothing changed, however it is written', { ...line, unitPrice: '5.00', quantity: '10.0' }, priced, true, 'keep'],
    ['follows the quantity where the plugin gave it', { ...line, quantity: 200 }, priced, true, 'ask'],
    ['follows the code where the plugin gave it', { ...line, code: 'B' }, priced, true, 'ask'],
    ['does not follow in a settled document', { ...line, quantity: 200 }, priced, false, 'keep'],
    ['does not follow where somebody typed it', { ...line, quantity: 200 }, typed, true, 'keep'],
    ['does not follow where nothing is known of it', { ...line, quantity: 200 }, { ...line, source: null }, true, 'keep'],
    ['of zero is a price', { ...line, unitPrice: 0 }, null, true, 'manual'],
  ])('%s', (_case, written, before, isOpen, fate) => {
    expect(fateOf(written, before, isOpen)).toBe(fate);
  });
});

describe('a written line continues a stored one', () => {
  const stored = [{ id: 1, ...line }, { id: 2, ...line, code: 'B' }, { id: 3, ...line, code: 'C', unitPrice: null }];

  it.each([
    ['by its id', [{ id: '2' }, { id: 1 }], [1, 0]],
    ['by saying the same', [{ ...line, code: 'B' }, line], [1, 0]],
    ['once at most', [line, line], [0, null]],
    ['not when its id is unknown', [{ id: 9, ...line }], [null]],
    ['not by saying the same without a price', [{ ...line, code: 'C', unitPrice: null }], [null]],
    ['by its id before another that says the same', [line, { id: 1 }], [null, 0]],
  ])('%s', (_case, written, expected) => {
    expect(continued(written, stored)).toEqual(expected);
  });
});

describe('the total after a write', () => {
  it.each([
    ['is the sum of a new document', { written: undefined, stored: undefined, sumBefore: null, sumAfter: '3' }, '3'],
    ['stays as typed in a new document', { written: 7, stored: undefined, sumBefore: null, sumAfter: '3' }, undefined],
    ['follows the lines while it was their sum', { written: undefined, stored: 2, sumBefore: '2', sumAfter: '3' }, '3'],
    ['follows them when a form repeats it', { written: 2, stored: 2, sumBefore: '2', sumAfter: '3' }, '3'],
    ['stays where it was not their sum', { written: undefined, stored: 9, sumBefore: '2', sumAfter: '3' }, undefined],
    ['stays where somebody types another', { written: 5, stored: 2, sumBefore: '2', sumAfter: '3' }, undefined],
    ['is their sum again when it is emptied', { written: null, stored: 9, sumBefore: '2', sumAfter: '3' }, '3'],
    ['is nothing when the last price goes', { written: undefined, stored: 2, sumBefore: '2', sumAfter: null }, null],
  ])('%s', (_case, totals, expected) => {
    expect(totalAfter(totals)).toBe(expected);
  });
});
