import type { Core } from '@strapi/strapi';
import { namesForWriter } from '../kernel/rights/names-for-writer';
import { UID } from '../kernel/uids';
import { readPersonIds } from './organisation.sql';

/** Positions by the names of their persons, for the text of a refusal. Two statements. */
export async function personNames(strapi: Core.Strapi, positions: number[]): Promise<(id: number) => string> {
  const persons = await readPersonIds(strapi, positions);
  const nameOf = await namesForWriter(strapi, UID.person, [...persons.values()], 'fullName');
  return (id) => nameOf(persons.get(id) ?? 0);
}
