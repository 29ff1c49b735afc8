import { valueAfter } from '../kernel/after-write';
import { refusal, type Objection } from '../kernel/errors';
import type { Write, WriteGuard } from '../kernel/guard';
import { UID } from '../kernel/uids';
import { typeChangeObjections, typeObjections, type TypeRule, type TypeUse } from './relation.rules';

type KeyedRule = TypeRule & { key: string };

export const relationTypeGuard: WriteGuard = {
  uids: [UID.relationType],
  locks: ['lock:structures'],
  async before(write) {
    const objections = write.action === 'delete' ? await deleteObjections(write) : await changeObjections(write);
    if (objections.length > 0) throw refusal(objections);
  },
};

async function changeObjections(write: Write): Promise<Objection[]> {
  const after = ruleAfter(write);
  const objections = typeObjections(after);
  if (write.action !== 'update' || !write.stored) return objections;
  const before = ruleOf(write.stored);
  const isSame = (Object.keys(after) as (keyof KeyedRule)[]).every((name) => before[name] === after[name]);
  return isSame ? objections : [...objections, ...typeChangeObjections(before, after, await useOf(write, after))];
}

function ruleAfter(write: Write): KeyedRule {
  const names = ['key', 'structure', 'symmetric', 'fromKind', 'toKind', 'allowSelf'];
  return ruleOf(Object.fromEntries(names.map((name) => [name, valueAfter(write, name)])));
}

function ruleOf(row: Record<string, unknown>): KeyedRule {
  return {
    key: String(row.key ?? ''),
    structure: (row.structure ?? 'none') as TypeRule['structure'],
    symmetric: row.symmetric === true,
    fromKind: (row.fromKind ?? 'any') as TypeRule['fromKind'],
    toKind: (row.toKind ?? 'any') as TypeRule['toKind'],
    allowSelf: row.allowSelf === true,
  };
}

async function useOf({ strapi, stored }: Write, after: TypeRule): Promise<TypeUse> {
  const relations: { from: { id: number; kind: string } | null; to: { id: number; kind: string } | null }[] = await strapi.db
    .query(UID.relation)
    .findMany({ where: { type: { id: (stored as { id: number }).id } }, populate: { from: { select: ['id', 'kind'] }, to: { select: ['id', 'kind'] } } });
  const fits = (kind: string | undefined, wanted: string) => wanted === 'any' || kind === wanted;
  return {
    relations: relations.length,
    selfRelations: relations.filter(({ from, to }) => from?.id === to?.id).length,
    unfitting: relations.filter(({ from, to }) => !fits(from?.kind, after.fromKind) || !fits(to?.kind, after.toKind)).length,
  };
}

async function deleteObjections({ strapi, stored }: Write): Promise<Objection[]> {
  if (!stored) return [];
  const relations = await strapi.db.query(UID.relation).count({ where: { type: { id: stored.id } } });
  if (relations === 0) return [];
  return [{ field: 'key', reason: 'in-use', message: `${relations} relations have this type: end or delete them first`, details: { relations } }];
}
