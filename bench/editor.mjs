// npm run bench:editor -- [--database sqlite|postgres] [--rounds 5] [--width 1280] [--height 800]
// Opens a catalogue of 20,000 entries in the editor in Chromium and measures with the browser's own clock:
// from the answer to lines that can be worked in, frames per second while they are scrolled, and what a
// keystroke and a pasted block of 5,000 lines take.
import { frameRate, opener, options, report, timeToUse, withPanel } from './browser.mjs';

const ENTRIES = 20_000;
const PASTED = 5_000;
const SECONDS = 3;

await withPanel(async ({ server, browser, token }) => {
  const { path, saving } = await catalogue(server, token);
  const open = await opener({ browser, server, token }, '[role="gridcell"]');
  const usable = [];
  for (let round = 0; round < Number(options.rounds); round += 1) usable.push(await timeToUse(open, path, '/entries'));
  console.log(`\n${options.width} × ${options.height}, ${ENTRIES.toLocaleString('en')} entries, ${options.database}\n`);
  console.log(`saved by one request: ${saving.toFixed(0)} ms`);
  console.log(`from the address to use: ${report(usable.map(({ all }) => all))}`);
  console.log(`from the answer to use: ${report(usable.map(({ drawing }) => drawing))}\n`);
  const page = await open(path);
  console.log('| scrolling | lines drawn | frames per second | longest frame ms |\n|---|---|---|---|');
  for (const [name, step] of [['slowly, 40 px a frame', 40], ['fast, 1,000 px a frame', 1000]]) console.log(`| ${name} | ${Object.values(await scrolled(page, step)).join(' | ')} |`);
  console.log(`\nkeystroke to the next frame: ${report(await keystrokes(page))}`);
  console.log(`${PASTED.toLocaleString('en')} lines pasted, to the next frame: ${(await pasted(page)).toFixed(0)} ms\n`);
});

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
  return { path: `price-catalogues/${data.documentId}`, saving: performance.now() - start };
}

/** Scrolls down and back, one step a frame, and counts the frames. */
async function scrolled(page, step) {
  const { lines, frames } = await page.evaluate(async ([pixels, seconds]) => {
    const grid = document.querySelector('[role="grid"]');
    const seen = { lines: 0, frames: [] };
    await new Promise((resolve) => {
      const next = (now) => {
        seen.frames.push(now);
        if (now - seen.frames[0] > seconds * 1000) return resolve();
        grid.scrollTop += now - seen.frames[0] < seconds * 500 ? pixels : -pixels;
        seen.lines = Math.max(seen.lines, grid.querySelectorAll('[role="rowheader"]').length);
        requestAnimationFrame(next);
      };
      requestAnimationFrame(next);
    });
    return seen;
  }, [step, SECONDS]);
  return { lines, ...frameRate(frames) };
}

function toNextFrame(page) {
  return page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.now() - window.keyAt)))));
}

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
