// Compiles the server side to dist/ with swc: seconds, where tsc needs most of a minute. Types are
// checked by `npm run typecheck`. The admin panel is built by `strapi build`.
import { transformFile } from '@swc/core';
import { cp, mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const dist = path.join(root, 'dist');
const options = {
  jsc: { parser: { syntax: 'typescript' }, target: 'es2022', keepClassNames: true },
  module: { type: 'commonjs' },
  sourceMaps: 'inline',
};

/** The admin side and tests are not the server's. */
const isLeftOut = (file) => /(^|\/)admin\//.test(file) || /\.test\.tsx?$/.test(file);

/** Compiles config/ and src/ and takes the place of what an earlier run left. */
export async function compile() {
  for (const folder of ['config', 'src']) await rm(path.join(dist, folder), { recursive: true, force: true });
  for (const folder of ['config', 'src']) {
    const files = await readdir(path.join(root, folder), { recursive: true, withFileTypes: true });
    await Promise.all(
      files
        .filter((entry) => entry.isFile())
        .map((entry) => compileFile(path.join(entry.parentPath ?? entry.path, entry.name)))
    );
  }
}

async function compileFile(file) {
  const relative = path.relative(root, file);
  if (isLeftOut(relative.replace(/^config\//, '').replaceAll(path.sep, '/')) && !relative.startsWith('config')) return;
  const target = path.join(dist, relative);
  await mkdir(path.dirname(target), { recursive: true });
  if (relative.endsWith('.json')) return cp(file, target);
  if (!relative.endsWith('.ts') || relative.endsWith('.d.ts')) return;
  const { code } = await transformFile(file, { ...options, cwd: root, swcrc: false, configFile: false });
  await writeFile(target.replace(/\.ts$/, '.js'), code);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await compile();
