// What measurements in the browser share: options, the measured panel, a session in Chromium, counting frames.
import { chromium } from '@playwright/test';
import { parseArgs } from 'node:util';
import { ensureAdmin, ensureServer } from '../scripts/steps/build.mjs';
import { systemChromium } from '../scripts/steps/chromium.mjs';
import { freshDatabase } from './database.mjs';
import { median } from './measure.mjs';
import { login, startServer } from './measured-server.mjs';

export const { values: options } = parseArgs({
  options: {
    database: { type: 'string', default: 'sqlite' },
    rounds: { type: 'string', default: '5' },
    width: { type: 'string', default: '1280' },
    height: { type: 'string', default: '800' },
  },
});

/** Gives `work` a panel on a new database, a browser and a session's token; everything is gone when it has ended. */
export async function withPanel(work) {
  await ensureAdmin();
  await ensureServer();
  const database = await freshDatabase(options.database);
  const server = await startServer(database.environment, '--panel');
  const browser = await chromium.launch({ executablePath: systemChromium(), args: ['--no-sandbox', '--disable-dev-shm-usage'] });
  try {
    await work({ database, server, browser, token: await login(server) });
  } finally {
    await browser.close();
    await server.stop();
    await database.remove();
  }
}

/**
 * Opens pages of the panel with the session; they are ready when something matches the selector `usable`, and
 * `window.usableAt` says since when: the frame after the one that drew it.
 */
export async function opener({ browser, server, token }, usable) {
  const context = await browser.newContext({ viewport: { width: Number(options.width), height: Number(options.height) }, locale: 'en-GB' });
  await context.addCookies([{ name: 'jwtToken', value: token, url: `http://127.0.0.1:${server.port}` }]);
  await context.addInitScript((selector) => {
    localStorage.setItem('isLoggedIn', 'true');
    const look = () => {
      if (!document.querySelector(selector)) return requestAnimationFrame(look);
      requestAnimationFrame(() => requestAnimationFrame((now) => (window.usableAt = now)));
    };
    requestAnimationFrame(look);
  }, usable);
  return async (path) => {
    const page = await context.newPage();
    await page.goto(`http://127.0.0.1:${server.port}/admin/plugins/crm-contacts/${path}`);
    await page.waitForFunction(() => window.usableAt !== undefined);
    return page;
  };
}

/** Milliseconds until a new page could be used, in all and after the first answer whose address has `part` in it. */
export async function timeToUse(open, path, part) {
  const page = await open(path);
  const spent = await page.evaluate((named) => {
    const answer = performance.getEntriesByType('resource').find(({ name }) => name.includes(named));
    return { all: window.usableAt, drawing: window.usableAt - answer.responseEnd };
  }, part);
  await page.close();
  return spent;
}

/** Milliseconds as a line of the report. */
export const report = (times) => `${median(times).toFixed(0)} ms (median of ${times.length}; ${times.map((ms) => ms.toFixed(0)).join(', ')})`;

/** Frames per second and the longest frame, from the times of frames. */
export function frameRate(frames) {
  const gaps = frames.slice(1).map((at, index) => at - frames[index]);
  return { perSecond: ((gaps.length / (frames.at(-1) - frames[0])) * 1000).toFixed(0), longest: Math.max(...gaps).toFixed(0) };
}
