import { REASONS } from '../data/texts';
import { randomFrom } from '../random';
import { addDays, instantOn, workday, type DemoRow } from '../rows';

/** The states that a contact went through on its way, by where it stands; several ways where there are. */
const WAYS: Record<string, string[][]> = {
  'general/active': [['general/active']],
  'lead/active': [['general/active', 'lead/active'], ['lead/active']],
  'lead/disqualified': [['lead/active', 'lead/disqualified'], ['general/active', 'lead/active', 'lead/disqualified']],
  'prospect/active': [['lead/active', 'prospect/active'], ['general/active', 'lead/active', 'prospect/active']],
  'prospect/waiting': [['lead/active', 'prospect/active', 'prospect/waiting']],
  'prospect/disqualified': [['lead/active', 'prospect/active', 'prospect/disqualified']],
  'customer/active': [
    ['general/active', 'lead/active', 'prospect/active', 'customer/active'],
    ['lead/active', 'prospect/active', 'customer/active'],
    ['prospect/active', 'customer/active'],
    ['lead/active', 'prospect/active', 'customer/active', 'customer/inactive', 'customer/active'],
  ],
  'customer/inactive': [['lead/active', 'prospect/active', 'customer/active', 'customer/inactive']],
  'customer/blocked': [['lead/active', 'prospect/active', 'customer/active', 'customer/blocked']],
};

export interface History {
  changes: DemoRow[];
  /** What the contact shows of it. */
  values: { stage: string; stageStatus: string; stageSince: Date; resumeOn: string | null };
  createdAt: Date;
  /** The day on which each state was first reached. */
  days: Record<string, string>;
}

/** How the contact `key` came to `state`, its last change some days or months before `today`. */
export function historyOf(key: string, state: string, today: string): History {
  const random = randomFrom(`history ${key}`);
  const way = random.pick(WAYS[state]);
  const days = daysOf(way, today, random.between(6, 240), () => random.between(35, 260));
  const resumeOn = state === 'prospect/waiting' ? addDays(today, random.between(12, 75)) : null;
  const changes = way.map((to, index): DemoRow => {
    const from = way[index - 1];
    const needsReason = from !== undefined && REASONS[to] !== undefined && (to !== 'customer/active' || from === 'customer/inactive');
    return {
      key: `${key}/${index}`,
      values: {
        ...stateValues('from', from),
        ...stateValues('to', to),
        reason: needsReason ? random.pick(REASONS[to]) : null,
        resumeOn: to === 'prospect/waiting' ? resumeOn : null,
        changedAt: instantOn(days[index], random.between(0, 540)),
        trigger: index === 0 ? 'create' : 'user',
      },
      links: { contact: key },
      createdAt: instantOn(days[index], 0),
    };
  });
  const [stage, stageStatus] = state.split('/');
  return {
    changes,
    values: { stage, stageStatus, stageSince: changes[changes.length - 1].values.changedAt as Date, resumeOn },
    createdAt: changes[0].values.changedAt as Date,
    days: Object.fromEntries([...way.entries()].reverse().map(([index, reached]) => [reached, days[index]])),
  };
}

function daysOf(way: string[], today: string, lastDaysAgo: number, gap: () => number): string[] {
  let ago = lastDaysAgo;
  const backwards = way.map(() => {
    const day = workday(addDays(today, -ago));
    ago += gap();
    return day;
  });
  return backwards.reverse();
}

function stateValues(end: 'from' | 'to', state: string | undefined) {
  const [stage, status] = state?.split('/') ?? [null, null];
  return { [`${end}Stage`]: stage, [`${end}Status`]: status };
}
