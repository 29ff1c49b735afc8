import { UID } from '../../plugins/crm-contacts/server/src/kernel/uids';
import { ACTIVITY_TEXTS, type ActivityText } from '../data/texts';
import { randomFrom, type Random } from '../random';
import { addDays, instantOn, workday, type DemoRow, type DemoRows } from '../rows';
import type { Party } from './documents';

const COUNTS: Record<string, [least: number, most: number]> = { general: [0, 1], lead: [2, 4], prospect: [4, 7], customer: [4, 8] };
const MINUTES: Partial<Record<ActivityText['type'], number>> = { call: 15, meeting: 60, visit: 120 };

/** What was done with every contact in the last months, and what comes in the next weeks. */
export function makeActivities(parties: Party[], today: string): DemoRows {
  const rows: DemoRow[] = [];
  for (const party of parties) {
    const random = randomFrom(`activities ${party.key}`);
    const { stage, stageStatus } = party.history.values;
    const count = random.between(...COUNTS[stage]);
    for (let index = 0; index < count; index += 1) rows.push(pastActivity(party, `${party.key}/${index}`, random, today));
    if (stage !== 'general' && stageStatus === 'active') rows.push(openActivity(party, `${party.key}/next`, random, today));
  }
  return { [UID.activity]: rows };
}

function pastActivity(party: Party, key: string, random: Random, today: string): DemoRow {
  const text = random.pick(ACTIVITY_TEXTS);
  // Recent ones are more frequent, as with people who have just begun to write things down.
  const day = workday(addDays(today, -Math.round(3 + random.between(0, 17) ** 2)));
  return activityOf(party, key, { text, day: day > today ? today : day, state: random.chance(5) ? 'cancelled' : 'done', random });
}

/** From some days overdue to some weeks ahead; a good part of them today and tomorrow. */
function openActivity(party: Party, key: string, random: Random, today: string): DemoRow {
  const text = random.pick(ACTIVITY_TEXTS.filter(({ type }) => type !== 'note' && type !== 'email'));
  const offset = random.pick([-6, -2, 0, 0, 1, 1, 2, 3, 5, 8, 12, 20, 27]);
  return activityOf(party, key, { text, day: workday(addDays(today, offset)), state: 'open', random });
}

interface When {
  text: ActivityText;
  day: string;
  state: 'open' | 'done' | 'cancelled';
  random: Random;
}

function activityOf(party: Party, key: string, { text, day, state, random }: When): DemoRow {
  const { type, subject, outcome, notes } = text;
  const isDay = type === 'task' || type === 'letter';
  const startsAt = isDay ? null : instantOn(day, random.between(0, 34) * 15);
  const minutes = MINUTES[type];
  return {
    key,
    values: {
      type, subject, state,
      startsAt,
      endsAt: startsAt && minutes ? new Date(startsAt.getTime() + minutes * 60_000) : null,
      dueOn: isDay ? day : null,
      resubmitOn: state === 'open' && random.chance(25) ? addDays(day, 7) : null,
      priority: random.pick(['normal', 'normal', 'normal', 'high', 'low']),
      outcome: state === 'done' ? outcome : null,
      notes: notes ? [{ type: 'paragraph', children: [{ type: 'text', text: notes }] }] : null,
      allDay: false, keepUntilDone: false, private: false,
    },
    links: { contacts: [party.key], ...(party.buyer ? { persons: [party.buyer] } : {}) },
    createdAt: instantOn(state === 'open' ? addDays(day, -10) : day, 0),
  };
}
