import { anywhere, atStart } from '../kernel/like';
import type { Core } from '@strapi/strapi';
import type { Entity, Match, PersonCompany, SearchAnswer, SearchHit } from '../../../contracts/finding';
import { foldName } from '../contacts/normalization';
import { refusal, type Objection } from '../kernel/errors';
import type { Reader } from '../kernel/rights/reader';
import { every, isIn, join, read, some, sql, schemaOf, type Sql } from '../kernel/sql';
import { UID } from '../kernel/uids';
import { companiesOf } from './companies.service';
import { matchesOf, type Searched } from './matches.rules';
import { readWhole } from './paging.rules';
import { scopeOf, type Scope } from './scope.sql';
import { channelFound, personFound, searchCondition } from './search.sql';
import { termsOf, type Term } from './terms.rules';

interface RawHit extends Pick<SearchHit, 'documentId' | 'number' | 'kind' | 'city' | 'stage' | 'stageStatus'> {
  id: number;
  rank: number | string;
  name?: string | null;
  fullName?: string | null;
  nameKey?: string | null;
  postalCode?: string | null;
  email?: string | null;
  emailKey?: string | null;
  phone?: string | null;
  phoneKey?: string | null;
  mobile?: string | null;
  mobileKey?: string | null;
  closedOn?: string | null;
  ownContact?: string | null;
}

interface RankedHit {
  rank: number;
  /** The contact that a person is. */
  ownContact?: string | null;
  hit: SearchHit;
}

/** Contacts and persons with every word of `q` somewhere, the closest first. */
export async function search(strapi: Core.Strapi, reader: Reader, query: Record<string, unknown>): Promise<SearchAnswer> {
  const { q, entities, limit } = readSearch(query);
  const terms = termsOf(q);
  if (!terms || terms.length === 0) return { results: [] };
  const scopes = entities.map((entity) => scopeOf(strapi, reader, entity)).filter((scope): scope is Scope => scope !== null);
  const found = (await Promise.all(scopes.map((scope) => hitsOf(scope, printable(q), terms, limit)))).flat();
  const shown = new Set(found.map(({ hit }) => hit.documentId));
  // A person that is a contact of its own is one hit, not two.
  const ranked = found.filter(({ ownContact }) => !ownContact || !shown.has(ownContact)).sort((one, other) => one.rank - other.rank);
  return { results: ranked.slice(0, limit).map(({ hit }) => hit) };
}

function readSearch({ q, entity, limit }: Record<string, unknown>): { q: string; entities: Entity[]; limit: number } {
  const { value, objections } = readWhole('limit', limit, 20, 50);
  const wrong: Objection[] = [...objections];
  if (typeof q !== 'string') wrong.push({ field: 'q', reason: 'required', message: 'q must be text' });
  if (entity !== undefined && entity !== 'contact' && entity !== 'person') {
    wrong.push({ field: 'entity', reason: 'unknown', message: 'entity must be contact or person' });
  }
  if (wrong.length > 0) throw refusal(wrong);
  return { q: q as string, entities: entity ? [entity as Entity] : ['contact', 'person'], limit: value };
}

/** Control characters are spaces, as in the terms: PostgreSQL takes no NUL. */
const printable = (q: string) => q.replace(/\p{Cc}/gu, ' ');

async function hitsOf(scope: Scope, q: string, terms: Term[], limit: number): Promise<RankedHit[]> {
  const rows = await read<RawHit>(scope.strapi, statement(scope, q, terms, limit));
  const own = rows.map((row) => matchesOf(searchedOf(row), terms));
  const missing = rows.filter((_row, index) => own[index].elsewhere.length > 0).map(({ id }) => id);
  const [further, companies] = await Promise.all([
    furtherMatches(scope, missing, terms),
    scope.entity === 'person' ? companiesOf(scope, rows.map(({ id }) => id)) : null,
  ]);
  return rows.map((row, index) => ({
    rank: Number(row.rank),
    ownContact: row.ownContact,
    hit: hitOf(scope, row, [...own[index].matched, ...(further.get(row.id) ?? [])], companies),
  }));
}

/** Which fields are shown of a hit, beside the keys they are compared by. */
const COLUMNS: Record<Entity, [field: string, key?: string][]> = {
  contact: [['name', 'nameKey'], ['number'], ['kind'], ['city'], ['postalCode'], ['email', 'emailKey'], ['phone', 'phoneKey'], ['stage'], ['stageStatus'], ['closedOn']],
  person: [['fullName', 'nameKey'], ['email', 'emailKey'], ['phone', 'phoneKey'], ['mobile', 'mobileKey']],
};

function statement(scope: Scope, q: string, terms: Term[], limit: number): Sql {
  const columns = COLUMNS[scope.entity].filter(([field]) => scope.fields.some(({ name }) => name === field));
  const selected = columns.flatMap(([field, key]) => {
    const mask = scope.mask(field);
    return [field, ...(key ? [key] : [])].map((name) => {
      const column = `r.${scope.table.column(name)}`;
      return mask ? sql(`case when ${mask.text} then ${column} end as "${name}"`, ...mask.bindings) : sql(`${column} as "${name}"`);
    });
  });
  const closedLast = scope.entity === 'contact' ? 'case when r.closed_on is null then 0 else 1 end, ' : '';
  return join(
    [
      sql('select * from (select'),
      join([sql('r.id as "id", r.document_id as "documentId"'), rankOf(scope, q), ...ownContact(scope), ...selected], ', '),
      sql(`from ${scope.table.name} r where`), every([scope.rows, searchCondition(scope, terms)]),
      sql(`order by ${closedLast}rank, r.name_key, r.id limit ?) hits`, limit),
    ],
    ' '
  );
}

function ownContact({ strapi, entity }: Scope): Sql[] {
  const contacts = schemaOf(strapi, UID.contact);
  const link = contacts.link('person');
  return entity === 'person' ? [sql(`(select min(k.document_id) from ${link.table} l join ${contacts.name} k on k.id = l.${link.own} where l.${link.target} = r.id) as "ownContact"`)] : [];
}

/** 0: exactly this number or name; 1: begins with it; 2: a word begins with it; 3: anywhere. */
function rankOf(scope: Scope, q: string): Sql {
  const folded = foldName(q);
  const name = scope.entity === 'contact' ? 'name' : 'fullName';
  const mayRank = (field: string) => scope.fields.some((each) => each.name === field) && !scope.mask(field);
  const like = (pattern: string) => sql(scope.dialect.containsText('r.name_key'), pattern);
  const cases: [Sql, number][] = [
    ...(scope.entity === 'contact' && mayRank('number') ? [[sql('lower(r.number) = ?', q.trim().toLowerCase()), 0] as [Sql, number]] : []),
    ...(folded && mayRank(name)
      ? ([[sql('r.name_key = ?', folded), 0], [like(atStart(folded)), 1], [like(anywhere(` ${folded}`)), 2]] as [Sql, number][])
      : []),
  ];
  if (cases.length === 0) return sql('3 as rank');
  return join([sql('case'), ...cases.map(([{ text, bindings }, rank]) => sql(`when ${text} then ${rank}`, ...bindings)), sql('else 3 end as rank')], ' ');
}

function searchedOf({ name, fullName, number, city, postalCode, email, emailKey, phone, phoneKey, mobile, mobileKey }: RawHit): Searched {
  return { name: name ?? fullName, number, city, postalCode, email, emailKey, phones: [{ value: phone, key: phoneKey }, { value: mobile, key: mobileKey }] };
}

function hitOf({ entity }: Scope, row: RawHit, matched: Match[], companies: Map<number, PersonCompany[]> | null): SearchHit {
  const { documentId, number, kind, city, stage, stageStatus, closedOn } = row;
  if (entity === 'person') return { entity, documentId, name: row.fullName ?? '', ...(companies && { companies: companies.get(row.id) ?? [] }), matched };
  return { entity, documentId, name: row.name ?? number ?? '', number, kind, city, stage, stageStatus, closed: Boolean(closedOn), matched };
}

/** Terms found in rows around the hits: persons of a company, further channels. */
async function furtherMatches(scope: Scope, ids: number[], terms: Term[]): Promise<Map<number, Match[]>> {
  const found = new Map<number, Match[]>();
  if (ids.length === 0) return found;
  const statements = [channelStatement(scope, ids, terms), scope.entity === 'contact' ? personStatement(scope, ids, terms) : null];
  const rows = await Promise.all(statements.filter((each): each is Sql => each !== null).map((each) => read<Match & { id: number }>(scope.strapi, each)));
  for (const { id, field, value } of rows.flat()) found.set(id, [...(found.get(id) ?? []), { field, value }]);
  return found;
}

function channelStatement(scope: Scope, ids: number[], terms: Term[]): Sql | null {
  const conditions = terms.map((term) => channelFound(scope, term)).filter((each): each is Sql => each !== null);
  if (conditions.length === 0) return null;
  const channels = schemaOf(scope.strapi, UID.channel);
  const link = channels.link(scope.entity);
  const condition = every([isIn(`l.${link.target}`, ids), some(conditions)]);
  return sql(
    `select distinct l.${link.target} as id, 'channel' as field, c.value as value from ${channels.name} c join ${link.table} l on l.${link.own} = c.id where ${condition.text}`,
    ...condition.bindings
  );
}

function personStatement(scope: Scope, ids: number[], terms: Term[]): Sql | null {
  const conditions = terms.map((term) => personFound(scope, term)).filter((each): each is Sql => each !== null);
  if (conditions.length === 0) return null;
  const [positions, persons] = [schemaOf(scope.strapi, UID.position), schemaOf(scope.strapi, UID.person)];
  const [holder, company] = [positions.link('person'), positions.link('company')];
  const condition = every([isIn(`c.${company.target}`, ids), some(conditions)]);
  return sql(
    `select distinct c.${company.target} as id, 'person' as field, n.full_name as value from ${persons.name} n
     join ${holder.table} h on h.${holder.target} = n.id join ${positions.name} p on p.id = h.${holder.own}
     join ${company.table} c on c.${company.own} = p.id where ${condition.text}`,
    ...condition.bindings
  );
}
