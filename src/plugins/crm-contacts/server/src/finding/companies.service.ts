import type { PersonCompany } from '../../../contracts/finding';
import { every, isIn, join, read, sql, schemaOf, type Sql } from '../kernel/sql';
import { UID } from '../kernel/uids';
import { currentOn, today } from './conditions.sql';
import { shownRows, shownColumn, type Scope } from './scope.sql';

/**
 * Where persons work today, the main position first, as far as the reader may read position and
 * company; null: they may read no such thing at all.
 */
export async function companiesOf(scope: Scope, personIds: number[]): Promise<Map<number, PersonCompany[]> | null> {
  if (!scope.fields.some(({ name }) => name === 'companies')) return null;
  const found = new Map<number, PersonCompany[]>();
  if (personIds.length === 0) return found;
  const rows = await read<PersonCompany & { person: number }>(scope.strapi, statement(scope, personIds));
  for (const { person, ...company } of rows) found.set(person, [...(found.get(person) ?? []), company]);
  return found;
}

function statement(scope: Scope, personIds: number[]): Sql {
  const { strapi } = scope;
  const [positions, contacts] = [schemaOf(strapi, UID.position), schemaOf(strapi, UID.contact)];
  const [holder, company] = [positions.link('person'), positions.link('company')];
  const columns = [
    sql(`h.${holder.target} as person, r.document_id as "documentId"`),
    ...shownColumn(scope, UID.contact, 'name', 'r'),
    ...shownColumn(scope, UID.position, 'jobTitle', 'p'),
  ];
  const condition = every([
    isIn(`h.${holder.target}`, personIds),
    currentOn('p', today(strapi)),
    shownRows(scope, UID.contact, 'r'),
    shownRows(scope, UID.position, 'p'),
  ]);
  return join(
    [
      sql('select'), join(columns, ', '),
      sql(`from ${holder.table} h join ${positions.name} p on p.id = h.${holder.own}
           join ${company.table} c on c.${company.own} = p.id join ${contacts.name} r on r.id = c.${company.target} where`),
      condition, sql('order by coalesce(p.main, ?) desc, r.name, r.id', false),
    ],
    ' '
  );
}
