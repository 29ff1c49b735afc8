import http from 'node:http';
import type { Call } from './contract';

/** As long as any call may take, in ms. */
const PATIENCE = 10_000;
const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });

export interface Answer {
  /** 0: none came. */
  status: number;
  /** Its beginning; for no answer, why. */
  text: string;
}

/** Sends a call as it stands: what is malformed stays so. */
export function send(address: string, token: string, call: Call): Promise<Answer> {
  const body = call.rawBody ?? (call.body === undefined ? undefined : JSON.stringify(call.body));
  const url = `${call.path}${queryString(call)}`;
  const headers = { Authorization: `Bearer ${token}`, ...(body === undefined ? {} : { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(body) }), ...call.headers };
  return new Promise((resolve) => {
    const none = (text: string) => resolve({ status: 0, text });
    const request = http.request(address, { method: call.method, path: url, headers, agent }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () => {
        clearTimeout(timer);
        resolve(judged(response.statusCode ?? 0, Buffer.concat(parts).toString()));
      });
      response.on('error', (error) => none(error.message));
    });
    const timer = setTimeout(() => request.destroy(new Error(`no answer within ${PATIENCE / 1000} s`)), PATIENCE);
    request.on('error', (error) => {
      clearTimeout(timer);
      none(error.message);
    });
    request.end(body);
  });
}

/** GraphQL answers 200 with its errors inside. */
const judged = (status: number, text: string): Answer => ({ status: status < 500 && text.includes('"INTERNAL_SERVER_ERROR"') ? 500 : status, text });

export function queryString({ query, rawQuery }: Call): string {
  const parts = [...parameters(query, ''), ...(rawQuery === undefined ? [] : [rawQuery])];
  return parts.length > 0 ? `?${parts.join('&')}` : '';
}

/** `{ a: { b: [1] } }` → `a[b][0]=1`. */
function parameters(value: unknown, name: string): string[] {
  if (typeof value === 'object' && value !== null) return Object.entries(value).flatMap(([key, part]) => parameters(part, name === '' ? encoded(key) : `${name}[${encoded(key)}]`));
  return name === '' || value === undefined ? [] : [`${name}=${encoded(String(value)).slice(0, 8_000)}`];
}

const encoded = (text: string) => encodeURIComponent(Buffer.from(text).toString());
