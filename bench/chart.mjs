// npm run bench:chart -- [--database sqlite|postgres] [--rounds 5] [--width 1280] [--height 800]
// Opens the org chart of 2,000 positions, all unfolded, in Chromium and measures with the browser's own
// clock: from the answer to a chart that can be used, and frames per second while it is panned.
import { chromium } from '@playwright/test';
import { parseArgs } from 'node:util';
import { ensureAdmin, ensureServer } from '../scripts/steps/build.mjs';
import { systemChromium } from '../scripts/steps/chromium.mjs';
import { freshDatabase } from './database.mjs';
import { DEMO, generate } from './generate.mjs';
import { median } from './measure.mjs';
import { login, startServer } from './measured-server.mjs';

const { values: options } = parseArgs({
  options: {
    database: { type: 'string', default: 'sqlite' },
    rounds: { type: 'string', default: '5' },
    width: { type: 'string', default: '1280' },
    height: { type: 'string', default: '800' },
  },
});
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

async function main() {
  await ensureAdmin();
  await ensureServer();
  const database = await freshDatabase(options.database);
  const server = await startServer(database.environment, '--panel');
  const connection = await database.open();
  const browser = await chromium.launch({ executablePath: systemChromium(), args: ['--no-sandbox', '--disable-dev-shm-usage'] });
  try {
    await generate(connection, { size: SIZE, userId: server.userId });
    const chart = await chartAddress(connection, server.port);
    const open = await opener(browser, server);
    const usable = [];
    for (let round = 0; round < Number(options.rounds); round += 1) usable.push(await timeToUse(open, chart));
    console.log(`\n${options.width} × ${options.height}, 2,000 positions, all unfolded\n`);
    console.log(`from the answer to use: ${median(usable).toFixed(0)} ms (median of ${usable.length}; ${usable.map((ms) => ms.toFixed(0)).join(', ')})\n`);
    console.log('| panning | cards drawn | frames per second | longest frame ms |\n|---|---|---|---|');
    for (const place of PLACES) console.log(`| ${place.name} (${place.zoom}) | ${Object.values(await panned(open, chart, place)).join(' | ')} |`);
  } finally {
    await browser.close();
    await connection.close();
    await server.stop();
    await database.remove();
  }
}

async function chartAddress(connection, port) {
  const [{ document_id: id }] = await connection.all('SELECT document_id FROM crm_contacts WHERE id = ?', [DEMO.chart]);
  return `http://127.0.0.1:${port}/admin/plugins/crm-contacts/contacts/${id}/contact-persons?view=chart&levels=99`;
}

/** Opens pages with a session, and notes when the first cards are on the screen. */
async function opener(browser, server) {
  const token = await login(server);
  const context = await browser.newContext({ viewport: { width: Number(options.width), height: Number(options.height) } });
  await context.addCookies([{ name: 'jwtToken', value: token, url: `http://127.0.0.1:${server.port}` }]);
  await context.addInitScript(() => {
    localStorage.setItem('isLoggedIn', 'true');
    const look = () => {
      if (!document.querySelector('[data-card], .react-flow .block')) return requestAnimationFrame(look);
      // The frame after the one that drew them.
      requestAnimationFrame(() => requestAnimationFrame((now) => (window.chartUsableAt = now)));
    };
    requestAnimationFrame(look);
  });
  return async (address) => {
    const page = await context.newPage();
    await page.goto(address);
    await page.waitForFunction(() => window.chartUsableAt !== undefined);
    return page;
  };
}

async function timeToUse(open, address) {
  const page = await open(address);
  const spent = await page.evaluate(() => {
    const answer = performance.getEntriesByType('resource').find(({ name }) => name.includes('/org-chart'));
    return window.chartUsableAt - answer.responseEnd;
  });
  await page.close();
  return spent;
}

/** Turns the wheel once a frame, to the right and back, and counts the frames. */
async function panned(open, address, { zoom, below }) {
  const place = await middleOf(open, address, zoom, below);
  const page = await open(`${address}&place=${place}`);
  await page.waitForTimeout(1000);
  const result = await page.evaluate(async (seconds) => {
    const pane = document.querySelector('.react-flow__pane');
    const { left, top, width, height } = pane.getBoundingClientRect();
    const turn = (deltaX) => pane.dispatchEvent(new WheelEvent('wheel', { deltaX, bubbles: true, cancelable: true, clientX: left + width / 2, clientY: top + height / 2 }));
    const frames = [];
    let cards = 0;
    await new Promise((resolve) => {
      const step = (now) => {
        frames.push(now);
        if (now - frames[0] > seconds * 1000) return resolve();
        turn(now - frames[0] < seconds * 500 ? 40 : -40);
        cards = Math.max(cards, document.querySelectorAll('[data-card]').length);
        requestAnimationFrame(step);
      };
      requestAnimationFrame(step);
    });
    const gaps = frames.slice(1).map((at, index) => at - frames[index]);
    return { cards, perSecond: (gaps.length / (frames.at(-1) - frames[0])) * 1000, longest: Math.max(...gaps) };
  }, SECONDS);
  await page.close();
  return { cards: result.cards, perSecond: result.perSecond.toFixed(0), longest: result.longest.toFixed(0) };
}

/** The address's place for looking at the middle of the chart's width, so far below its upper edge. */
async function middleOf(open, address, zoom, below) {
  const page = await open(address);
  await page.getByRole('button', { name: 'Show all' }).click();
  await page.waitForURL(/place=/);
  const [left, , small] = new URL(page.url()).searchParams.get('place').split('_').map(Number);
  const { width } = await page.locator('.react-flow').boundingBox();
  await page.close();
  const middle = (width / 2 - left) / small;
  return [width / 2 - middle * zoom, -below * zoom, zoom].map((number) => Math.round(number * 1000) / 1000).join('_');
}

await main();
