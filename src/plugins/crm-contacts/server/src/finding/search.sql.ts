import { anywhere, atStart } from '../kernel/like';
import { every, isIn, join, some, sql, schemaOf, type Sql } from '../kernel/sql';
import { UID } from '../kernel/uids';
import { currentOn, masked, today } from './conditions.sql';
import { shownRows, type Scope } from './scope.sql';
import type { Term } from './terms.rules';

/** Where in a row a term is looked for: attribute whose right is asked, column, pattern. */
type Place = [attribute: string, column: string, pattern: string];

/** Rows in which every term is found. */
export const searchCondition = (scope: Scope, terms: Term[]): Sql => every(terms.map((term) => (isShort(term) ? beginning(scope, term) : isIn('r.id', hits(scope, term)))));

/** An index of trigrams knows no shorter parts of words. */
const isShort = ({ raw }: Term) => raw.length < 3;

/** One or two letters would be found in nearly every row: they begin a word of the row's own values. */
function beginning(scope: Scope, { raw, folded }: Term): Sql {
  const isContact = scope.entity === 'contact';
  const name = isContact ? 'name' : 'fullName';
  const names: Place[] = folded ? [[name, 'name_key', atStart(folded)], [name, 'name_key', anywhere(` ${folded}`)]] : [];
  const contacts: Place[] = [['number', 'number', atStart(raw)], ['postalCode', 'postal_code', atStart(raw)], ...(folded ? [['city', 'city_key', atStart(folded)] as Place] : [])];
  return foundIn(scope, isContact ? [...names, ...contacts] : names);
}

/** Rows in one of whose values, as far as the reader may read it, the pattern is found. */
function foundIn(scope: Scope, places: Place[]): Sql {
  const readable = places.filter(([attribute]) => scope.fields.some(({ name }) => name === attribute));
  return some(readable.map(([attribute, column, pattern]) => every(masked(scope, attribute, [sql(scope.dialect.containsText(`r.${column}`), pattern)]))));
}

/** A union, not one long OR: each part can use an index of its own. */
function hits(scope: Scope, term: Term): Sql {
  const inRow = foundIn(scope, scope.entity === 'contact' ? contactPlaces(term) : personPlaces(term));
  const parts = [
    sql(`select r.id from ${scope.table.name} r where ${inRow.text}`, ...inRow.bindings),
    ...channelHits(scope, term),
    ...(scope.entity === 'contact' ? personHits(scope, term) : []),
  ];
  return join(parts, ' union ');
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
function channelHits(scope: Scope, term: Term): Sql[] {
  const { strapi, entity } = scope;
  const channels = schemaOf(strapi, UID.channel);
  const link = channels.link(entity);
  const found = channelFound(scope, term);
  return found ? [sql(`select l.${link.target} from ${channels.name} c join ${link.table} l on l.${link.own} = c.id where ${found.text}`, ...found.bindings)] : [];
}

/** Condition for channels `c` with the term; null: the reader may read none. */
export function channelFound(scope: Scope, { email, digits }: Term): Sql | null {
  if (!scope.reader.can('read', UID.channel, undefined, 'value')) return null;
  const parts = [email, ...(digits ? [digits] : [])].map((part) => sql(scope.dialect.containsText('c.value_key'), anywhere(part)));
  return every([some(parts), shownRows(scope, UID.channel, 'c', 'value')]);
}

/** Companies where a person of that name works today. */
function personHits(scope: Scope, term: Term): Sql[] {
  const { strapi } = scope;
  const [positions, persons] = [schemaOf(strapi, UID.position), schemaOf(strapi, UID.person)];
  const [holder, company] = [positions.link('person'), positions.link('company')];
  const found = personFound(scope, term);
  if (!found) return [];
  return [
    sql(
      `select c.${company.target} from ${persons.name} n join ${holder.table} h on h.${holder.target} = n.id
       join ${positions.name} p on p.id = h.${holder.own} join ${company.table} c on c.${company.own} = p.id where ${found.text}`,
      ...found.bindings
    ),
  ];
}

/** Condition for persons `n` in positions `p` of today, by name; null: the reader may read none. */
export function personFound(scope: Scope, { folded }: Term): Sql | null {
  if (!folded || !scope.reader.can('read', UID.person, undefined, 'fullName')) return null;
  return every([
    sql(scope.dialect.containsText('n.name_key'), anywhere(folded)),
    currentOn('p', today(scope.strapi)),
    shownRows(scope, UID.person, 'n', 'fullName'),
    shownRows(scope, UID.position, 'p'),
  ]);
}
