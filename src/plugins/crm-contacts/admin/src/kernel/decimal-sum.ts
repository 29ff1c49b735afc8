/** Exact sum of decimal strings: scaled integers, since binary floating point would be off by cents. */
export function sumOf(amounts: string[]): string {
  const places = Math.max(0, ...amounts.map((amount) => (amount.split('.')[1] ?? '').length));
  const scaled = amounts.map((amount) => {
    const [whole, fraction = ''] = amount.split('.');
    return BigInt(whole + fraction.padEnd(places, '0'));
  });
  const total = scaled.reduce((sum, amount) => sum + amount, 0n);
  if (places === 0) return String(total);
  const sign = total < 0n ? '-' : '';
  const digits = String(total < 0n ? -total : total).padStart(places + 1, '0');
  return `${sign}${digits.slice(0, -places)}.${digits.slice(-places)}`;
}
