import type { ContactPerson, PositionRef } from '../../../../contracts/organisation';

/** A superior who has left, and who still reports there. */
export interface Leaver {
  superior: PositionRef;
  reports: ContactPerson[];
}

/** Superiors of these positions who have left, in the order of the list. */
export function leaversOf(positions: ContactPerson[]): Leaver[] {
  const leavers = new Map<string, Leaver>();
  for (const position of positions) {
    const { superior } = position;
    if (!superior?.left) continue;
    const leaver = leavers.get(superior.documentId) ?? { superior, reports: [] };
    leaver.reports.push(position);
    leavers.set(superior.documentId, leaver);
  }
  return [...leavers.values()];
}
