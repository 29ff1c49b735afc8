import fc from 'fast-check';
import { callersOf, callOf } from './calls';
import type { Call } from './contract';
import { printReport, type Result } from './report';
import { send } from './send';
import { startServer, type Server } from './server';
import { Values } from './values';

export interface Options {
  seed: number;
  calls: number;
  /** At most; fewer calls are made then. */
  seconds: number;
  database: string;
}

/** Rows are read again after so many calls, since calls write and delete. */
const ROUND = 250;

/** Calls every route of an application on a database of its own. */
export async function fuzz(options: Options, environment: Record<string, string>): Promise<Result> {
  const server = await startServer(environment);
  try {
    const result = await callAll(server, options);
    printReport(options, result);
    return result;
  } finally {
    await server.stop();
  }
}

async function callAll(server: Server, { seed, calls, seconds }: Options): Promise<Result> {
  const end = Date.now() + seconds * 1000;
  const result: Result = { calls: 0, ways: 0, statuses: {}, reached: new Map(), failures: [] };
  const makers = shuffled(callersOf(server.target), seed);
  result.ways = makers.length;
  for (let round = 0; result.calls < calls && !server.hasEnded(); round += 1) {
    const rows = await server.rows();
    const values = new Values(server.target.models, rows);
    for (let index = 0; index < ROUND && result.calls < calls; index += 1) {
      if (Date.now() > end || server.hasEnded()) return result;
      const [call] = fc.sample(callOf(makers[result.calls % makers.length], values, rows), { seed: seed + result.calls, numRuns: 1 });
      await callOnce(server, call, result);
    }
  }
  return result;
}

const shuffled = <Item>(items: Item[], seed: number): Item[] => fc.sample(fc.shuffledSubarray(items, { minLength: items.length }), { seed, numRuns: 1 })[0];

async function callOnce(server: Server, call: Call, result: Result): Promise<void> {
  server.forget();
  const answer = await send(server.target.address, server.target.callers[call.caller], call);
  result.calls += 1;
  const statuses = (result.statuses[call.caller] ??= {});
  statuses[answer.status] = (statuses[answer.status] ?? 0) + 1;
  const isSuccess = answer.status >= 200 && answer.status < 300;
  result.reached.set(call.route, result.reached.get(call.route) || isSuccess);
  if (answer.status > 0 && answer.status < 500) return;
  result.failures.push({ call, answer, log: await server.lastLogged(), number: result.calls });
}
