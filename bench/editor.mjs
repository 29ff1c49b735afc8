// npm run bench:editor -- [--database sqlite|postgres] [--rounds 5] [--width 1280] [--height 800]
// Opens a catalogue of 20,000 entries in the editor in Chromium and measures with the browser's own clock:
// from the answer to lines that can be worked in, frames per second while they are scrolled, and what a
// keystroke and a pasted block of 5,000 lines take.
import { chromium } from '@playwright/test';
import { parseArgs } from 'node:util';
import { ensureAdmin, ensureServer } from '../scripts/steps/build.mjs';
import { systemChromium } from '../scripts/steps/chromium.mjs';
import { freshDatabase } from './database.mjs';
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
const ENTRIES = 20_000;
const PASTED = 5_000;
const SECONDS = 3;

async function main() {
  await ensureAdmin();
  await ensureServer();
  const database = await freshDatabase(options.database);
  const server = await startServer(database.environment, '--panel');
  const browser = await chromium.launch({ executablePath: systemChromium(), args: ['--no-sandbox', '--disable-dev-shm-usage'] });
  try {
    const token = await login(server);
    const { documentId, saving } = await catalogue(server, token);
    const open = await opener(browser, server, token, documentId);
    const usable = [];
    for (let round = 0; round < Number(options.rounds); round += 1) usable.push(await timeToUse(open));
    console.log(`\n${options.width} × ${options.height}, ${ENTRIES.toLocaleString('en')} entries, ${options.database}\n`);
    console.log(`saved by one request: ${saving.toFixed(0)} ms`);
    console.log(`from the address to use: ${report(usable.map(({ all }) => all))}`);
    console.log(`from the answer to use: ${report(usable.map(({ drawing }) => drawing))}\n`);
    const page = await open();
    console.log('| scrolling | frames per second | longest frame ms | lines drawn |\n|---|---|---|---|');
    for (const [name, step] of [['slowly, 40 px a frame', 40], ['fast, 1,000 px a frame', 1000]]) console.log(`| ${name} | ${Object.values(await scrolled(page, step)).join(' | ')} |`);
    console.log(`\nkeystroke to the next frame: ${report(await keystrokes(page))}`);
    console.log(`${PASTED.toLocaleString('en')} lines pasted, to the next frame: ${(await pasted(page)).toFixed(0)} ms\n`);
  } finally {
    await browser.close();
    await server.stop();
    await database.remove();
  }
}

const report = (times) => `${median(times).toFixed(0)} ms (median of ${times.length}; ${times.map((ms) => ms.toFixed(0)).join(', ')})`;

/** A catalogue that is not in force yet, filled by the call that the editor saves with. */
async function catalogue({ port }, token) {
  const call = async (method, path, body) => {
    const answer = await fetch(`http://127.0.0.1:${port}/crm-contacts/${path}`, { method, headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` }, body: JSON.stringify(body) });
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
    return answer.json();
  };
  const { data } = await call('POST', 'price-catalogues', { data: { name: 'Bench', kind: 'article', currency: 'EUR', validFrom: '2099-01-01' } });
  const entries = Array.from({ length: ENTRIES }, (_, index) => ({ code: `B-${String(index).padStart(6, '0')}`, name: `Sheet metal part ${index}`, unit: 'pc', price: (1 + index / 100).toFixed(2) }));
  const start = performance.now();
  await call('PUT', `price-catalogues/${data.documentId}/entries`, { entries });
  return { documentId: data.documentId, saving: performance.now() - start };
}

/** Opens the editor with a session, and notes when the first lines are on the screen. */
async function opener(browser, server, token, documentId) {
  const context = await browser.newContext({ viewport: { width: Number(options.width), height: Number(options.height) }, locale: 'en-GB' });
  await context.addCookies([{ name: 'jwtToken', value: token, url: `http://127.0.0.1:${server.port}` }]);
  await context.addInitScript(() => {
    localStorage.setItem('isLoggedIn', 'true');
    const look = () => {
      if (!document.querySelector('[role="gridcell"]')) return requestAnimationFrame(look);
      // The frame after the one that drew them.
      requestAnimationFrame(() => requestAnimationFrame((now) => (window.linesUsableAt = now)));
    };
    requestAnimationFrame(look);
  });
  return async () => {
    const page = await context.newPage();
    await page.goto(`http://127.0.0.1:${server.port}/admin/plugins/crm-contacts/price-catalogues/${documentId}`);
    await page.waitForFunction(() => window.linesUsableAt !== undefined);
    return page;
  };
}

async function timeToUse(open) {
  const page = await open();
  const spent = await page.evaluate(() => {
    const answer = performance.getEntriesByType('resource').find(({ name }) => /\/entries(\?|$)/.test(name));
    return { all: window.linesUsableAt, drawing: window.linesUsableAt - answer.responseEnd };
  });
  await page.close();
  return spent;
}

/** Scrolls down and back, one step a frame, and counts the frames. */
function scrolled(page, step) {
  return page.evaluate(async ([pixels, seconds]) => {
    const grid = document.querySelector('[role="grid"]');
    const frames = [];
    let lines = 0;
    await new Promise((resolve) => {
      const next = (now) => {
        frames.push(now);
        if (now - frames[0] > seconds * 1000) return resolve();
        grid.scrollTop += now - frames[0] < seconds * 500 ? pixels : -pixels;
        lines = Math.max(lines, grid.querySelectorAll('[role="rowheader"]').length);
        requestAnimationFrame(next);
      };
      requestAnimationFrame(next);
    });
    const gaps = frames.slice(1).map((at, index) => at - frames[index]);
    return { perSecond: ((gaps.length / (frames.at(-1) - frames[0])) * 1000).toFixed(0), longest: Math.max(...gaps).toFixed(0), lines };
  }, [step, SECONDS]);
}

const toNextFrame = (page) => page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.now() - window.keyAt)))));

/** Types a price over another and leaves the cell: all lines are checked again. */
async function keystrokes(page) {
  const times = [];
  await page.getByRole('grid').focus();
  await page.evaluate(() => window.addEventListener('keydown', ({ key }) => { if (key === 'Enter') window.keyAt = performance.now(); }, true));
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('End');
  for (let round = 0; round < 20; round += 1) {
    await page.keyboard.type(String(round + 2));
    await page.keyboard.press('Enter');
    times.push(await toNextFrame(page));
  }
  return times;
}

async function pasted(page) {
  const text = Array.from({ length: PASTED }, (_, index) => `P-${index}\tPasted part ${index}\tpc\t\t${(index / 7).toFixed(2)}`).join('\r\n');
  await page.keyboard.press('Control+End');
  await page.keyboard.press('Home');
  return page.evaluate(async (block) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', block);
    const start = performance.now();
    document.querySelector('[role="grid"]').dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    return performance.now() - start;
  }, text);
}

await main();
