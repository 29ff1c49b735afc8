import { activityOf, startsDone, type Draft } from './composer';

const draft: Draft = { type: 'call', subject: ' Anruf ', day: '2026-06-15', time: '', responsible: null, isDone: false, outcome: '' };
const utc = (day: string, time: string) => new Date(`${day}T${time}:00Z`);

it.each([
  ['call', '2026-06-15', true],
  ['call', '2026-06-14', true],
  ['call', '2026-06-16', false],
  ['note', null, true],
  ['task', '2026-06-15', false],
  ['meeting', '2026-06-14', false],
] as const)('takes a %s of %s for done: %s', (type, day, expected) => {
  expect(startsDone(type, day, '2026-06-15')).toBe(expected);
});

it('sends a mere day as the day it is due', () => {
  expect(activityOf(draft, 'c1', utc)).toEqual({ type: 'call', subject: 'Anruf', dueOn: '2026-06-15', state: 'open', contacts: { set: [{ documentId: 'c1' }] } });
});

it('sends a day and a time as the instant it starts', () => {
  const sent = activityOf({ ...draft, time: '09:30', isDone: true, outcome: ' erreicht ', responsible: { documentId: 'u1', name: 'A. Roth' } }, 'c1', utc);

  expect(sent).toMatchObject({ startsAt: '2026-06-15T09:30:00.000Z', state: 'done', outcome: 'erreicht', responsible: { set: [{ documentId: 'u1' }] } });
  expect(sent).not.toHaveProperty('dueOn');
});

it('sends neither for what has no day', () => {
  expect(Object.keys(activityOf({ ...draft, day: null, time: '09:00' }, 'c1', utc))).not.toEqual(expect.arrayContaining(['startsAt']));
});
