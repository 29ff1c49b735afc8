import { accessSync, constants } from 'node:fs';
import path from 'node:path';

/** The names that tests/browser/support/browser.ts looks for. */
const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];
const ENDINGS = process.platform === 'win32' ? ['.exe', ''] : [''];

/** The chosen or the system's Chromium or Chrome; undefined: only Playwright's own, if it is installed. */
export function systemChromium() {
  if (process.env.CHROMIUM_PATH) return process.env.CHROMIUM_PATH;
  const folders = (process.env.PATH ?? '').split(path.delimiter);
  return folders.flatMap((folder) => NAMES.flatMap((name) => ENDINGS.map((ending) => path.join(folder, name + ending)))).find(isExecutable);
}

function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
