/** Entries of one calendar day. */
export interface DayGroup<Entry> {
  day: string;
  entries: Entry[];
}

/** Neighbours of one day in the order in which they came. */
export function groupByDay<Entry extends { day: string }>(entries: Entry[]): DayGroup<Entry>[] {
  const groups: DayGroup<Entry>[] = [];
  for (const entry of entries) {
    const last = groups[groups.length - 1];
    if (last?.day === entry.day) last.entries.push(entry);
    else groups.push({ day: entry.day, entries: [entry] });
  }
  return groups;
}

/**
 * Before which of the groups (far future first) today's line is drawn; -1: before none, since all of them
 * lie ahead or all have been. `lastDay`: the day with which the page before ended.
 */
export function todayIndex(groups: DayGroup<unknown>[], today: string, lastDay?: string): number {
  const index = groups.findIndex(({ day }) => day <= today);
  const isBelowFuture = index > 0 || (index === 0 && lastDay !== undefined && lastDay > today);
  return isBelowFuture ? index : -1;
}
