import { ibanInGroups } from './iban';

it('prints an IBAN in groups of four', () => {
  expect(ibanInGroups('DE89370400440532013000')).toBe('DE89 3704 0044 0532 0130 00');
  expect(ibanInGroups('DE89 3704 0044 0532 0130 00')).toBe('DE89 3704 0044 0532 0130 00');
  expect(ibanInGroups('')).toBe('');
});
