import { isWritable } from './foreign-texts';

const latin = (unit: number) => unit < 0x250;

it('finds names that the font of a PDF cannot write', () => {
  const writable = ['Łucja Żółć', '', '山田 太郎', 'Müller 株式会社', 'Anna 😀'].map((text) => isWritable(text, latin));
  expect(writable).toEqual([true, true, false, false, false]);
});

it('leaves scripts that run from right to left to the browser, whatever letters the font has', () => {
  expect(['שלום', 'سلام', 'Latin'].map((text) => isWritable(text, () => true))).toEqual([false, false, true]);
});
