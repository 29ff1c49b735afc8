import { performance } from 'node:perf_hooks';

export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

async function millisecondsOf(work) {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** A server that has run for a while has met every connection of its pool. */
const WARM_UP = 60;

/**
 * Times several pieces of work in turn, A B C A B C …, so that a drift of the machine's speed meets
 * all alike. Gives the median milliseconds of each by its name. `warmUps` calls of what is called `ours` are done
 * before, uncounted; of these up to five as whole rounds. `seldom`: work by name that takes seconds and is done
 * every n-th round only. `whenWarm` is called once before the first round that counts.
 */
export async function interleaved(works, { rounds, warmUps = WARM_UP, seldom = {}, whenWarm = () => undefined }) {
  const warmUp = Math.min(5, warmUps);
  const times = Object.fromEntries(Object.keys(works).map((name) => [name, []]));
  for (let count = 0; count < warmUps - warmUp; count += 1) await works.ours();
  for (let round = -warmUp; round < rounds; round += 1) {
    if (round === 0) await whenWarm();
    for (const [name, work] of Object.entries(works)) {
      if (round % (seldom[name] ?? 1) !== 0) continue;
      const spent = await millisecondsOf(work);
      if (round >= 0) times[name].push(spent);
    }
  }
  return Object.fromEntries(Object.entries(times).map(([name, list]) => [name, median(list)]));
}

/** Requests per second with `users` callers that each send the next request when the last is answered. */
export async function throughput(work, { users = 8, total = 200 }) {
  let left = total;
  const caller = async () => {
    while (left > 0) {
      left -= 1;
      await work();
    }
  };
  const spent = await millisecondsOf(() => Promise.all(Array.from({ length: users }, caller)));
  return (total / spent) * 1000;
}

/** A client with one bearer token; throws on any answer but 2xx, so that no error is ever timed. */
export function clientOf(port, token) {
  return async (path, { method = 'GET', body } = {}) => {
    const answer = await fetch(`http://127.0.0.1:${port}${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, ...(body ? { 'content-type': 'application/json' } : {}) },
      body: body ? JSON.stringify(body) : undefined,
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text.slice(0, 300)}`);
    if (!answer.headers.get('content-type')?.includes('json')) return text || null;
    return text ? JSON.parse(text) : null;
  };
}
