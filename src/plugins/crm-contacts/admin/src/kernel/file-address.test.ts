import { isOver } from './file-address';

const END = Date.UTC(2026, 1, 2, 10);
const signed = `/uploads/a.png?signature=${END / 1000}.abc.7`;

it.each([
  ['a signed address before its end', signed, END - 1, false],
  ['a signed address at its end', signed, END, true],
  ['an address without an end', '/uploads/a.png', END, false],
  ['an address of another provider', 'https://files.example/a.png?X-Amz-Signature=1', END, false],
])('takes %s for what it is', (_what, url, now, over) => expect(isOver(url, now)).toBe(over));
