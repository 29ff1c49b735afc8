import { every, isIn, permittedIds, some, sql, tableOf, type Sql } from '../kernel/sql';
import { UID } from '../kernel/uids';
import { currentOn, masked, today } from './conditions.sql';
import type { Scope } from './scope.sql';
import { anywhere, atStart, type Term } from './terms.rules';

/** Where in a row a term is looked for: attribute whose right is asked, column, pattern. */
type Place = [attribute: string, column: string, pattern: string];

/** Rows in which every term is found. */
export const searchCondition = (scope: Scope, terms: Term[]): Sql => every(terms.map((term) => isIn('r.id', hits(scope, term))));

/** A union, not one long OR: each part can use an index of its own. */
function hits(scope: Scope, term: Term): Sql {
  const own = (scope.entity === 'contact' ? contactPlaces(term) : personPlaces(term))
    .filter(([attribute]) => scope.fields.some(({ name }) => name === attribute))
    .map(([attribute, column, pattern]) => every(masked(scope, attribute, [sql(scope.dialect.containsText(`r.${column}`), pattern)])));
  const inRow = some(own);
  const parts = [
    sql(`select r.id from ${scope.table.name} r where ${inRow.text}`, ...inRow.bindings),
    ...channelHits(scope, term),
    ...(scope.entity === 'contact' ? personHits(scope, term) : []),
  ];
  return sql(parts.map(({ text }) => text).join(' union '), ...parts.flatMap(({ bindings }) => bindings));
}

function contactPlaces({ raw, folded, digits, email }: Term): Place[] {
  return [
    ...named('name', folded, raw),
    ['number', 'number', anywhere(raw)],
    ...(folded ? [['city', 'city_key', anywhere(folded)] as Place] : []),
    ['postalCode', 'postal_code', atStart(raw)],
    ['email', 'email_key', anywhere(email)],
    ...(digits ? [['phone', 'phone_key', anywhere(digits)] as Place] : []),
  ];
}

function personPlaces({ raw, folded, digits, email }: Term): Place[] {
  return [
    ...named('fullName', folded, raw),
    ['email', 'email_key', anywhere(email)],
    ...(digits ? [['phone', 'phone_key', anywhere(digits)] as Place, ['mobile', 'mobile_key', anywhere(digits)] as Place] : []),
  ];
}

/** Folding joins `aue` to `au`, so a part of a word that begins with that e is looked for as typed, too. */
function named(attribute: 'name' | 'fullName', folded: string, raw: string): Place[] {
  const typed: Place[] = raw.startsWith('e') ? [[attribute, attribute === 'name' ? 'name' : 'full_name', anywhere(raw)]] : [];
  return folded ? [[attribute, 'name_key', anywhere(folded)], ...typed] : typed;
}

/** Further e-mail addresses and phone numbers of the contact or person. */
function channelHits({ strapi, reader, dialect, entity }: Scope, { email, digits }: Term): Sql[] {
  if (!reader.can('read', UID.channel) || !reader.can('read', UID.channel, undefined, 'value')) return [];
  const channels = tableOf(strapi, UID.channel);
  const link = channels.link(entity);
  const ids = permittedIds(strapi, reader, UID.channel, 'value');
  const found = every([
    some([email, ...(digits ? [digits] : [])].map((part) => sql(dialect.containsText('c.value_key'), anywhere(part)))),
    ...(ids ? [isIn('c.id', ids)] : []),
  ]);
  return [sql(`select l.${link.far} from ${channels.name} c join ${link.name} l on l.${link.near} = c.id where ${found.text}`, ...found.bindings)];
}

/** Companies where a person of that name works today. */
function personHits({ strapi, reader, dialect }: Scope, { folded }: Term): Sql[] {
  if (!folded || !reader.can('read', UID.position) || !reader.can('read', UID.person) || !reader.can('read', UID.person, undefined, 'fullName')) return [];
  const [positions, persons] = [tableOf(strapi, UID.position), tableOf(strapi, UID.person)];
  const [holder, company] = [positions.link('person'), positions.link('company')];
  const [seenPersons, seenPositions] = [permittedIds(strapi, reader, UID.person, 'fullName'), permittedIds(strapi, reader, UID.position)];
  const found = every([
    sql(dialect.containsText('n.name_key'), anywhere(folded)),
    currentOn('p', today(strapi)),
    ...(seenPersons ? [isIn('n.id', seenPersons)] : []),
    ...(seenPositions ? [isIn('p.id', seenPositions)] : []),
  ]);
  return [
    sql(
      `select c.${company.far} from ${persons.name} n join ${holder.name} h on h.${holder.far} = n.id
       join ${positions.name} p on p.id = h.${holder.near} join ${company.name} c on c.${company.near} = p.id where ${found.text}`,
      ...found.bindings
    ),
  ];
}
