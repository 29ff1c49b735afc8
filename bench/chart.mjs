// npm run bench:chart -- [--database sqlite|postgres] [--rounds 5] [--width 1280] [--height 800]
// Opens the org chart of 2,000 positions, all unfolded, in Chromium and measures with the browser's own
// clock: from the answer to a chart that can be used, and frames per second while it is panned.
import { frameRate, opener, options, report, timeToUse, withPanel } from './browser.mjs';
import { contactId, DEMO, generate } from './generate.mjs';

/** The smallest database that the generator makes. */
const SIZE = 12_000;
const SECONDS = 3;
/**
 * As the places of a chart stand in the address: near enough to read, as small as cards are drawn, and from
 * afar; `below` its upper edge, where the cards are dense. */
const PLACES = [
  { name: 'to read', zoom: 1, below: 700 },
  { name: 'smallest cards', zoom: 0.4, below: 0 },
  { name: 'blocks from afar', zoom: 0.1, below: 0 },
];
const CHART = `contacts/${contactId(DEMO.chart)}/contact-persons?view=chart&levels=99`;

await withPanel(async ({ database, server, browser, token }) => {
  const connection = await database.open();
  try {
    await generate(connection, { size: SIZE, userId: server.userId });
  } finally {
    await connection.close();
  }
  const open = await opener({ browser, server, token }, '[data-card], .react-flow .block');
  const usable = [];
  for (let round = 0; round < Number(options.rounds); round += 1) usable.push((await timeToUse(open, CHART, '/org-chart')).drawing);
  console.log(`\n${options.width} × ${options.height}, 2,000 positions, all unfolded\n`);
  console.log(`from the answer to use: ${report(usable)}\n`);
  console.log('| panning | cards drawn | frames per second | longest frame ms |\n|---|---|---|---|');
  for (const place of PLACES) console.log(`| ${place.name} (${place.zoom}) | ${Object.values(await panned(open, place)).join(' | ')} |`);
});

/** Turns the wheel once a frame, to the right and back, and counts the frames. */
async function panned(open, { zoom, below }) {
  const page = await open(`${CHART}&place=${await middleOf(open, zoom, below)}`);
  await page.waitForTimeout(1000);
  const { cards, frames } = await page.evaluate(async (seconds) => {
    const pane = document.querySelector('.react-flow__pane');
    const { left, top, width, height } = pane.getBoundingClientRect();
    const turn = (deltaX) => pane.dispatchEvent(new WheelEvent('wheel', { deltaX, bubbles: true, cancelable: true, clientX: left + width / 2, clientY: top + height / 2 }));
    const seen = { cards: 0, frames: [] };
    await new Promise((resolve) => {
      const step = (now) => {
        seen.frames.push(now);
        if (now - seen.frames[0] > seconds * 1000) return resolve();
        turn(now - seen.frames[0] < seconds * 500 ? 40 : -40);
        seen.cards = Math.max(seen.cards, document.querySelectorAll('[data-card]').length);
        requestAnimationFrame(step);
      };
      requestAnimationFrame(step);
    });
    return seen;
  }, SECONDS);
  await page.close();
  return { cards, ...frameRate(frames) };
}

/** The address's place for looking at the middle of the chart's width, so far below its upper edge. */
async function middleOf(open, zoom, below) {
  const page = await open(CHART);
  await page.getByRole('button', { name: 'Show all' }).click();
  await page.waitForURL(/place=/);
  const [left, , small] = new URL(page.url()).searchParams.get('place').split('_').map(Number);
  const { width } = await page.locator('.react-flow').boundingBox();
  await page.close();
  const middle = (width / 2 - left) / small;
  return [width / 2 - middle * zoom, -below * zoom, zoom].map((number) => Math.round(number * 1000) / 1000).join('_');
}
