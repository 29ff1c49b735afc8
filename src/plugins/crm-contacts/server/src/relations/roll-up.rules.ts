import type { UserName } from '../../../contracts/contacts';
import type { RollUp, RollUpMember } from '../../../contracts/relations';

/** The owner of a member; absent where the reader may not read it. */
export function ownersIn(owners: Map<string, UserName | null>, member: string): Pick<RollUpMember, 'owner'> {
  const owner = owners.get(member);
  return owner === undefined ? {} : { owner };
}

/** How many members are in which stage and status, most first; those whose stage is hidden count nowhere. */
export function stageCounts(members: readonly RollUpMember[]): RollUp['totals']['stages'] {
  const counts = new Map<string, RollUp['totals']['stages'][number]>();
  for (const { stage, stageStatus } of members) {
    if (!stage) continue;
    const key = `${stage} ${stageStatus ?? ''}`;
    const counted = counts.get(key) ?? { stage, ...(stageStatus ? { stageStatus } : {}), count: 0 };
    counted.count += 1;
    counts.set(key, counted);
  }
  return [...counts.values()].sort((a, b) => b.count - a.count || (a.stage < b.stage ? -1 : 1));
}

/** How many members each owner has, most first; null: nobody. */
export function ownerCounts(members: readonly RollUpMember[]): NonNullable<RollUp['totals']['owners']> {
  const counts = new Map<string, { owner: UserName | null; count: number }>();
  for (const { owner } of members) {
    if (owner === undefined) continue;
    const counted = counts.get(owner?.documentId ?? '') ?? { owner, count: 0 };
    counted.count += 1;
    counts.set(owner?.documentId ?? '', counted);
  }
  return [...counts.values()].sort((a, b) => b.count - a.count || (a.owner?.name ?? '').localeCompare(b.owner?.name ?? ''));
}
