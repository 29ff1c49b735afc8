import { withCountryName } from './address-block';

const nameOf = (code: string) => ({ DE: 'Deutschland' })[code] ?? code;

it.each([
  ['Hafenstraße 1\n20457 Hamburg\nDE', 'Hafenstraße 1\n20457 Hamburg\nDeutschland'],
  ['DE', 'Deutschland'],
  ['Hafenstraße 1\n20457 Hamburg', 'Hafenstraße 1\n20457 Hamburg'],
  ['1 Quay\nHull\nUnited Kingdom', '1 Quay\nHull\nUnited Kingdom'],
  ['DE\nHamburg', 'DE\nHamburg'],
  ['Somewhere\nQQ', 'Somewhere\nQQ'],
  ['', ''],
])('%j is read as %j', (block, expected) => {
  expect(withCountryName(block, nameOf)).toBe(expected);
});
