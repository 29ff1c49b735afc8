import fc, { type Arbitrary } from 'fast-check';
import type { Call } from './contract';
import { odd, oddText } from './values';

type Place = string[];

/** The call with one place in which it is not as it should be. */
export function mutated(call: Call): Arbitrary<Call> {
  const always = [changedQuery(call), extraQuery(call), { weight: 1, arbitrary: rawQuery(call) }, { weight: 2, arbitrary: changedPath(call) }, { weight: 1, arbitrary: headers(call) }, { weight: 1, arbitrary: otherMethod(call) }];
  if (call.body === undefined) return fc.oneof(...always, { weight: 1, arbitrary: odd.map((body): Call => ({ ...call, body })) });
  return fc.oneof(...always, { weight: 8, arbitrary: changedBody(call) }, { weight: 2, arbitrary: rawBody(call) });
}

/** Somewhere inside: another value, no value, a key too many, or the same as a list. */
function changed(tree: unknown): Arbitrary<unknown> {
  const places = placesIn(tree);
  const change = fc.oneof(
    { weight: 5, arbitrary: odd.map((value) => () => value) },
    { weight: 1, arbitrary: fc.constant(() => undefined) },
    { weight: 1, arbitrary: fc.constant((value: unknown) => [value, value]) },
    { weight: 1, arbitrary: fc.tuple(fc.constantFrom('__proto__', 'constructor', 'toString', 'id', 'documentId', 'createdBy', 'misspelt', '$or', '0'), odd).map(([key, value]) => (given: unknown) => withKey(given, key, value)) }
  );
  return fc.tuple(fc.constantFrom(...places), change).map(([place, replace]) => replaced(tree, place, replace));
}

const isTree = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

function placesIn(tree: unknown, at: Place = []): Place[] {
  return [at, ...(isTree(tree) ? Object.entries(tree).flatMap(([key, value]) => placesIn(value, [...at, key])) : [])];
}

function replaced(tree: unknown, [key, ...rest]: Place, replace: (value: unknown) => unknown): unknown {
  if (key === undefined) return replace(tree);
  if (Array.isArray(tree)) return tree.map((value, index) => (String(index) === key ? replaced(value, rest, replace) : value));
  return isTree(tree) ? Object.fromEntries(Object.entries(tree).map(([name, value]) => [name, name === key ? replaced(value, rest, replace) : value])) : tree;
}

/** `fromEntries` makes an own key of `__proto__`, as `JSON.parse` does. */
const withKey = (given: unknown, key: string, value: unknown): unknown => Object.fromEntries([...(isTree(given) ? Object.entries(given) : []), [key, value]]);

const changedBody = (call: Call): Arbitrary<Call> => changed(call.body).map((body) => ({ ...call, body }));

const changedQuery = (call: Call): { weight: number; arbitrary: Arbitrary<Call> } => ({ weight: Object.keys(Object(call.query)).length > 0 ? 4 : 0, arbitrary: changed(call.query).map((query) => ({ ...call, query })) });

/** Parameters of lists at routes that may have none. */
const extraQuery = (call: Call): { weight: number; arbitrary: Arbitrary<Call> } => ({
  weight: call.method === 'GET' ? 4 : 1,
  arbitrary: fc.tuple(fc.constantFrom(...PARAMETERS), odd).map(([place, value]) => ({ ...call, query: { ...Object(call.query), ...(place.reduceRight((inner: unknown, key) => ({ [key]: inner }), value) as object) } })),
});

const PARAMETERS = [
  'filters', 'filters.id', 'filters.documentId.$in', 'filters.name.$contains', 'filters.$and', 'filters.$or', 'filters.$not', 'filters.contact.name', 'filters.createdBy.id', 'filters.owner.password', 'filters.id.$between',
  'sort', 'sort.name', 'sort.contact.name', 'populate', 'populate.contact', 'populate.contact.populate', 'populate.contact.filters.id', 'populate.owner', 'fields', 'fields.0',
  'page', 'pageSize', 'pagination', 'pagination.page', 'pagination.pageSize', 'pagination.limit', 'pagination.start', 'pagination.withCount', 'limit', 'start', '_q', 'q', 'locale', 'status', 'publicationState', 'asOf', 'from', 'to', 'cursor', 'before', 'after', 'lookup',
].map((place) => place.split('.'));

/** What no serializer of queries writes. */
const rawQuery = (call: Call): Arbitrary<Call> =>
  fc.constantFrom('%', '%E0%A4%A', '%00', '%ff%fe', 'a=1&a=2&a[b]=3', 'filters=1&filters[id]=2', 'page=1&page=2', 'pageSize=1&pageSize=1', 'sort=name&sort[name]=asc', 'filters[[[', 'filters[id][$in][5000]=1', 'filters[__proto__][x]=1', '__proto__[x]=1', 'constructor[prototype][x]=1', '&&&==', `q=${'%F0%9F%98%80'.repeat(500)}`, `filters${'[$not]'.repeat(60)}[id]=1`, Array.from({ length: 2_100 }, (_, index) => `a${index}=1`).join('&'), 'populate[0]=a&populate[a]=1', 'populate=deep', 'fields=*', 'sort=id:sideways').map((raw) => ({ ...call, rawQuery: raw }));

/** Another segment than the first two, which choose the route. */
function changedPath(call: Call): Arbitrary<Call> {
  const segments = call.path.split('/');
  const odds = fc.oneof(fc.constantFrom('%', '%00', '%E0%A4%A', '%2e%2e', '%2F', '__proto__', 'constructor', '0', '-1', '99999999999999999999', 'x'.repeat(3_000), '%F0%9F%98%80', '%ED%A0%80', 'null', ''), oddText.map((text) => encoded(text.slice(0, 3_000))));
  return fc.tuple(fc.integer({ min: Math.min(3, segments.length - 1), max: segments.length - 1 }), odds).map(([place, part]) => ({ ...call, path: segments.map((segment, index) => (index === place ? part : segment)).join('/') }));
}

/** Halves of characters become what UTF-8 has in their place. */
const encoded = (text: string) => encodeURIComponent(Buffer.from(text).toString());

const HEADERS: Record<string, string[]> = {
  'If-Unmodified-Since': ['', 'yesterday', '0', '-1', 'Mon, 01 Jan 2001 00:00:00 GMT', 'Fri, 31 Dec 9999 23:59:59 GMT', '2026-02-30T00:00:00Z', '+275760-09-14T00:00:00Z', '\u00e4', 'x'.repeat(4_000)],
  'Content-Type': ['', 'text/plain', 'application/xml', 'application/x-www-form-urlencoded', 'multipart/form-data', 'multipart/form-data; boundary=x', 'application/json; charset=utf-16', 'application/json; charset=nonsense', 'application/graphql', ';;;', 'application/vnd.api+json'],
  'Content-Encoding': ['gzip', 'br', 'nonsense'],
  Accept: ['text/html', 'application/xml', '*;q=x'],
  'Accept-Language': ['xx-XX;q=nonsense', '*'],
  Range: ['bytes=5-1', 'bytes=0-99999999999'],
  Authorization: ['Bearer', 'Bearer x', 'Basic eDp4', 'Bearer a.b.c'],
  Cookie: ['jwtToken=x; koa.sess=%00', '=;;'],
};

const headers = (call: Call): Arbitrary<Call> => fc.constantFrom(...Object.entries(HEADERS)).chain(([name, values]) => fc.constantFrom(...values).map((value) => ({ ...call, headers: { ...call.headers, [name]: value } })));

/** Bodies that are no JSON, or not what their type says. */
function rawBody(call: Call): Arbitrary<Call> {
  const file = (name: string, disposition: string, content: string) => `--x\r\nContent-Disposition: form-data; name="${name}"${disposition}\r\n\r\n${content}\r\n`;
  const multipart = [
    `${file('files', '; filename="a.txt"', 'text')}--x--\r\n`, `${file('files', '; filename="a.png"', '\u0089PNG')}${file('fileInfo', '', '{')}--x--\r\n`, `${file('data', '', '{"name":')}--x--\r\n`, `${file('data', '', JSON.stringify(call.body))}--x--\r\n`,
    `${file('__proto__', '', 'x')}--x--\r\n`, file('files', '; filename="a.txt"', 'cut off'), '--x', '', `${file('ref', '', 'plugin::crm-contacts.contact')}${file('refId', '', 'x')}${file('field', '', 'y')}${file('files', '; filename="b.txt"', 'text')}--x--\r\n`, `${file('files', '; filename="../../../a\u0000.txt"', 'text')}--x--\r\n`,
  ].map((rawBody) => ({ rawBody, type: 'multipart/form-data; boundary=x' }));
  const json = ['', '{', '{"a":', '[', 'null', '"text"', '1', 'NaN', '{"a":1,}', '{"a":1}{"b":2}', '\ufeff{}', '{"__proto__":{"x":1}}', '{"data":null}', '{"data":[]}', '{"data":"x"}', `{"data":{"name":"\\ud800"}}`, `{"a":${'['.repeat(5_000)}${']'.repeat(5_000)}}`].map((rawBody) => ({ rawBody, type: 'application/json' }));
  const form = ['a=1&a[b]=2', 'data[name]=x', '%', '__proto__[x]=1', 'x'.repeat(60_000)].map((rawBody) => ({ rawBody, type: 'application/x-www-form-urlencoded' }));
  return fc.constantFrom(...multipart, ...json, ...form).map(({ rawBody, type }) => ({ ...call, rawBody, headers: { ...call.headers, 'Content-Type': type } }));
}

/** Those that a router knows: of any other it says 501, as RFC 9110 (15.6.2) asks. */
const otherMethod = (call: Call): Arbitrary<Call> => fc.constantFrom('GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'HEAD', 'OPTIONS').map((method) => ({ ...call, method }));
