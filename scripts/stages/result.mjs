import { readFileSync } from 'node:fs';

/** How many tests of a stage passed and failed. */
export const result = (passed, failed) => ({ passed, failed });

/** A stage that is one test: an exit code. */
export const fromExitCode = (code) => (code === 0 ? result(1, 0) : result(0, 1));

/**
 * The counts that a runner wrote into `file`. A runner that ends badly without a failed test (it crashed,
 * or wrote nothing) counts as one failure.
 */
export function fromReport(file, code, countsOf) {
  const counts = readCounts(file, countsOf);
  return code !== 0 && counts.failed === 0 ? result(counts.passed, 1) : counts;
}

function readCounts(file, countsOf) {
  try {
    return countsOf(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return result(0, 0);
  }
}
