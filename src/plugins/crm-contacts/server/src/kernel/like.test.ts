import { anywhere, atStart } from './like';

describe('patterns of LIKE', () => {
  it('take its signs as they are', () => {
    expect(anywhere('50%_\\')).toBe('%50\\%\\_\\\\%');
    expect(atStart('a')).toBe('a%');
  });

  it('look for a space instead of a NUL', () => {
    expect(anywhere('a\0b')).toBe('%a b%');
  });
});
