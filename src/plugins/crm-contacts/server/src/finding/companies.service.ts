import type { PersonCompany } from '../../../contracts/finding';
import { every, isIn, permittedIds, read, sql, tableOf } from '../kernel/sql';
import { UID } from '../kernel/uids';
import { currentOn, today } from './conditions.sql';
import type { Scope } from './scope.sql';

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

function statement({ strapi, reader }: Scope, personIds: number[]) {
  const [positions, contacts] = [tableOf(strapi, UID.position), tableOf(strapi, UID.contact)];
  const [holder, company] = [positions.link('person'), positions.link('company')];
  const [seenContacts, seenPositions] = [permittedIds(strapi, reader, UID.contact, 'name'), permittedIds(strapi, reader, UID.position)];
  const condition = every([
    isIn(`h.${holder.far}`, personIds),
    currentOn('p', today(strapi)),
    ...(seenContacts ? [isIn('r.id', seenContacts)] : []),
    ...(seenPositions ? [isIn('p.id', seenPositions)] : []),
  ]);
  const title = reader.can('read', UID.position, undefined, 'jobTitle') ? ', p.job_title as "jobTitle"' : '';
  return sql(
    `select h.${holder.far} as person, r.document_id as "documentId", r.name as name${title}
     from ${holder.name} h join ${positions.name} p on p.id = h.${holder.near}
     join ${company.name} c on c.${company.near} = p.id join ${contacts.name} r on r.id = c.${company.far}
     where ${condition.text} order by coalesce(p.main, ?) desc, r.name, r.id`,
    ...condition.bindings, false
  );
}
