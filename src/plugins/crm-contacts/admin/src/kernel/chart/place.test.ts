import { atFirst, fitting, placeOf, placeText } from './place';

const screen = { width: 1000, height: 500 };
const chart = (width: number, height: number) => ({ cards: [], width, height });

it('shows all of a chart between the margin and the zoom buttons', () => {
  const tall = fitting(chart(400, 2000), screen);
  const wide = fitting(chart(4000, 300), screen);

  expect([tall.y, 2000 * tall.zoom + tall.y]).toEqual([24, 444]);
  expect([wide.x, 4000 * wide.zoom + wide.x]).toEqual([24, 976]);
});

it('shows a small chart as large as it is, near the top', () => {
  expect(fitting(chart(400, 100), screen)).toEqual({ x: 300, y: 72, zoom: 1 });
  expect(atFirst(chart(400, 100), screen)).toEqual({ x: 300, y: 72, zoom: 1 });
});

it('reads a place back from the address, and nothing from other texts', () => {
  expect(placeOf(placeText({ x: -120.4, y: 40, zoom: 0.8001 }))).toEqual({ x: -120, y: 40, zoom: 0.8 });
  expect([placeOf(undefined), placeOf('1_2'), placeOf('a_b_c')]).toEqual([null, null, null]);
  expect(placeOf('0_0_99')?.zoom).toBe(2);
});
