import type { CardFace, ChartItem } from './chart-item';
import { chartSvg } from './chart-svg';
import { layOut } from './layout';

const item = (id: string, face: Partial<CardFace> = {}, children: ChartItem[] = []): ChartItem => ({ id, text: id, face: { title: id, ...face }, children });
const drawn = (items: ChartItem[], isOpen = () => true) =>
  chartSvg(layOut(items, isOpen), [], { palette: { primary600: '#00f' }, measure: (text, size) => text.length * size * 0.5, font: 'Test' });
const textsOf = (svg: string) => [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, text]) => text);

it('writes what the cards say, with signs of markup escaped', () => {
  const svg = drawn([item('Müller & Söhne <AG>', { subtitle: 'Holding', note: 'since 1900', mark: { sign: '★', label: 'main' }, badge: { text: 'Customer', colour: 'primary' } })]);

  expect(textsOf(svg)).toEqual(['★\u00A0Müller &amp; Söhne &lt;AG&gt;', 'Holding', 'since 1900', 'Customer']);
  expect(svg).toContain('fill="#00f"');
});

it('breaks a long title between words, as far as there is room, and cuts other lines', () => {
  const long = 'Donaudampfschifffahrt und Wasserwirtschaft und Hochspannungsleitungsbau und Anlagenbau und Handel';

  const texts = textsOf(drawn([item(long, { subtitle: long, note: long })]));

  expect(texts).toHaveLength(4);
  expect(`${texts[0]} ${texts[1]}`.startsWith('Donaudampfschifffahrt und Wasserwirtschaft')).toBe(true);
  expect(texts.slice(1).every((text) => text.endsWith('…'))).toBe(true);
});

it('breaks a word that is wider than the card, and names written without spaces', () => {
  const name = '株式会社'.repeat(60);

  const lines = textsOf(drawn([item(name)]));

  expect(lines.length).toBeGreaterThan(1);
  expect(lines.at(-1)).toMatch(/…$/);
  expect(name.startsWith(lines.join('').slice(0, -1))).toBe(true);
});

it('breaks a double name at its hyphen', () => {
  const [first] = textsOf(drawn([item('Maximiliane-Friederike-Alexandrine-Wilhelmine von Hohenlohe')]));

  expect(first).toMatch(/^Maximiliane-.*-$/);
});

it('leaves out what no XML file may contain', () => {
  expect(textsOf(drawn([item('Bell\u0007 and half \ud83d sign', { subtitle: 'whole 😀' })]))).toEqual(['Bell and half  sign', 'whole 😀']);
});

it('says how many are folded away', () => {
  expect(textsOf(drawn([item('boss', {}, [item('a'), item('b')])], () => false))).toEqual(['boss', '+2']);
});
