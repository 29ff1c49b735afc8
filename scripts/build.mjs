// Everything that a production server needs, as far as it is missing or stale: `npm run build`.
import { ensureAdmin, ensureServer } from './steps/build.mjs';
import { ensureInstalled } from './steps/install.mjs';

await ensureInstalled();
await ensureAdmin();
await ensureServer();
