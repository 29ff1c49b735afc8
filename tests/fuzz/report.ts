import type { Call } from './contract';
import type { Options } from './fuzz';
import { queryString, type Answer } from './send';

export interface Failure {
  /** Which call of the run it was. */
  number: number;
  call: Call;
  answer: Answer;
  log: string;
}

export interface Result {
  calls: number;
  /** Routes, each type of a route of the Content Manager and each field of GraphQL for itself. */
  ways: number;
  /** How often each status, by caller. */
  statuses: Record<string, Record<string, number>>;
  /** Which routes and fields of GraphQL were called, and whether one of their answers was a 2xx. */
  reached: Map<string, boolean>;
  failures: Failure[];
}

/** Every failure, then of which kinds they are and how often each caller met each status. */
export function printReport({ seed, database }: Options, { calls, ways, reached, statuses, failures }: Result): void {
  for (const failure of failures) console.log(described(failure));
  const kinds = new Map<string, number>();
  for (const { call, answer, log } of failures) {
    const kind = `${call.route}: ${shortened(log || answer.text)}`;
    kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
  }
  if (kinds.size > 0) console.log('');
  for (const [kind, times] of kinds) console.log(`${times} × ${kind}`);
  const successful = [...reached.values()].filter(Boolean).length;
  console.log(`\n${database}: ${calls} calls by ${ways} ways, --seed ${seed}; of ${reached.size} routes and fields, ${successful} answered with 2xx at least once`);
  const known = [...new Set(Object.values(statuses).flatMap((counts) => Object.keys(counts)))].sort();
  console.table(Object.fromEntries(Object.entries(statuses).map(([caller, counts]) => [caller, Object.fromEntries(known.map((status) => [status === '0' ? 'none' : `${status} `, counts[status] ?? 0]))])));
}

function described({ number, call, answer, log }: Failure): string {
  const body = call.rawBody ?? (call.body === undefined ? '' : JSON.stringify(call.body));
  const headers = Object.entries(call.headers).map(([name, value]) => `${name}: ${value}`).join('; ');
  return [
    `\n${answer.status || 'No answer'}  ${call.method} ${shortened(call.path + queryString(call))}   (${call.route})`,
    `  call ${number} by ${call.caller}${headers && `, ${shortened(headers)}`}`,
    ...(body ? [`  body: ${shortened(body)}`] : []),
    `  answer: ${shortened(answer.text)}`,
    `  log: ${shortened(log)}`,
  ].join('\n');
}

const shortened = (text: string): string => (text.length > 700 ? `${text.slice(0, 700)} … (${text.length} characters)` : text).replace(/\n/g, '\\n');
