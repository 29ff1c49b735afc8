import { inRoot } from '../steps/paths.mjs';
import { runNode } from '../steps/run.mjs';
import { fromExitCode, result } from './result.mjs';

const TSC = inRoot('node_modules', 'typescript', 'bin', 'tsc');
const ESLINT = inRoot('node_modules', 'eslint', 'bin', 'eslint.js');

const CHECKS = [
  ['types of the server', TSC, ['--noEmit', '-p', 'tsconfig.json']],
  ['types of the admin panel', TSC, ['--noEmit', '-p', 'src/admin/tsconfig.json']],
  ['types of the tests', TSC, ['--noEmit', '-p', 'tests/tsconfig.json']],
  ['lint', ESLINT, ['.']],
];

/** Type checks and lint; each counts as one test. */
export async function checks() {
  const total = result(0, 0);
  for (const [name, script, args] of CHECKS) {
    const { passed, failed } = fromExitCode(await runNode(script, args));
    console.log(`${failed ? '✗' : '✓'} ${name}`);
    total.passed += passed;
    total.failed += failed;
  }
  return total;
}
