import { secondsLeft, signedPath } from './signature.rules';

const key = Buffer.from('a key');
const at = (time: string) => new Date(`2026-05-04T${time}Z`);
const signatureOf = (address: string) => address.split('?signature=')[1];
const left = (address: string, now: Date, path = '/uploads/a.png') => secondsLeft(key, path, signatureOf(address), now);

it('opens its path for 15 to 30 minutes', () => {
  expect(left(signedPath(key, '/uploads/a.png', at('10:00:00')), at('10:00:00'))).toBe(1800);
  expect(left(signedPath(key, '/uploads/a.png', at('10:14:59')), at('10:14:59'))).toBe(901);
  expect(left(signedPath(key, '/uploads/a.png', at('10:00:00')), at('10:29:59'))).toBe(1);
  expect(left(signedPath(key, '/uploads/a.png', at('10:00:00')), at('10:30:00'))).toBe(0);
});

it('is the same address within a quarter of an hour, and another once the file has changed', () => {
  expect(signedPath(key, '/uploads/a.png', at('10:00:00'))).toBe(signedPath(key, '/uploads/a.png', at('10:14:59')));
  expect(signedPath(key, '/uploads/a.png', at('10:00:00'), 1)).not.toBe(signedPath(key, '/uploads/a.png', at('10:00:00'), 2));
  expect(left(signedPath(key, '/uploads/a.png', at('10:00:00'), 1), at('10:00:00'))).toBe(1800);
});

it('opens no other path, with no other key and for no longer', () => {
  const address = signedPath(key, '/uploads/a.png', at('10:00:00'));
  const [expires, mac] = signatureOf(address).split('.');

  expect(left(address, at('10:00:00'), '/uploads/thumbnail_a.png')).toBe(0);
  expect(secondsLeft(Buffer.from('another'), '/uploads/a.png', signatureOf(address), at('10:00:00'))).toBe(0);
  for (const forged of [`${Number(expires) + 900}.${mac}`, `0${expires}.${mac}`, `${expires}.${mac.slice(1)}`, `${expires}.`, `.${mac}`, '', mac, `${expires}.${mac}.x`]) {
    expect(secondsLeft(key, '/uploads/a.png', forged, at('10:00:00'))).toBe(0);
  }
});
