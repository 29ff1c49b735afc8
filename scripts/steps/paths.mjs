import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The application's folder, wherever the command was called from. */
export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

/** A path in the application's folder. */
export const inRoot = (...parts) => path.join(root, ...parts);
