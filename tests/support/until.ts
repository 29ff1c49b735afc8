const PATIENCE = 10_000;

/** Waits until `holds` does, looking again and again; throws after ten seconds. */
export async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  const end = Date.now() + PATIENCE;
  while (!(await holds())) {
    if (Date.now() > end) throw new Error(`This did not come true: ${holds}`);
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
}

/** Waits until the clock has moved on from a stored instant, so that the next write gets a later one. */
export const after = (instant: string) => until(() => Date.now() > Date.parse(instant));
