import { newRule } from '../series/rule';
import { activityOf, blocksOf, changedDraft, emptyDraft, plainTextOf, startsDone, timeAfter, type Draft } from './draft';

const today = '2026-06-15';
const subject = { contacts: [{ documentId: 'c1', label: 'Nord AG' }], persons: [] };
const draft = (change: Partial<Draft> = {}): Draft => ({ ...emptyDraft(subject, today, null), subject: ' Anruf ', isDone: false, ...change });
const utc = (day: string, time: string) => new Date(`${day}T${time}:00Z`);

it.each([
  ['call', '2026-06-15', true],
  ['call', '2026-06-14', true],
  ['call', '2026-06-16', false],
  ['note', null, true],
  ['task', '2026-06-15', false],
  ['meeting', '2026-06-14', false],
] as const)('takes a %s of %s for done: %s', (type, day, expected) => {
  expect(startsDone(type, day, today)).toBe(expected);
});

it('sends a mere day as the day it is due', () => {
  expect(activityOf(draft(), utc)).toEqual({ type: 'call', subject: 'Anruf', dueOn: '2026-06-15', state: 'open', contacts: { set: [{ documentId: 'c1' }] } });
});

it('sends a day and a time as the instant it starts', () => {
  const sent = activityOf(draft({ time: '09:30', endTime: '10:00', dueOn: '2026-06-20', isDone: true, outcome: ' erreicht ', responsible: { documentId: 'u1', name: 'A. Roth' } }), utc);

  expect(sent).toMatchObject({ startsAt: '2026-06-15T09:30:00.000Z', endsAt: '2026-06-15T10:00:00.000Z', dueOn: '2026-06-20', state: 'done', outcome: 'erreicht', responsible: { set: [{ documentId: 'u1' }] } });
});

it('sends whole days at noon, the last only when it is another', () => {
  expect(activityOf(draft({ allDay: true, endDay: '2026-06-17' }), utc)).toMatchObject({ allDay: true, startsAt: '2026-06-15T12:00:00.000Z', endsAt: '2026-06-17T12:00:00.000Z' });
  expect(activityOf(draft({ allDay: true, endDay: '2026-06-15' }), utc)).not.toHaveProperty('endsAt');
});

it('sends no date of what has no day, no outcome of what is open, and no empty details', () => {
  const sent = activityOf(draft({ day: null, time: '09:00', outcome: 'x', series: newRule() }), utc);

  expect(Object.keys(sent)).toEqual(['type', 'subject', 'state', 'contacts']);
});

it('proposes an end by the duration of the type, and keeps one that was typed', () => {
  const timed = changedDraft(draft(), { time: '09:30' }, { today, minutes: 45 });
  expect(timed.endTime).toBe('10:15');
  expect(changedDraft(timed, { endTime: '11:00' }, { today, minutes: 45 }).endTime).toBe('11:00');
  expect(changedDraft(timed, { subject: 'x' }, { today, minutes: 45 }).endTime).toBe('10:15');
  expect(changedDraft(timed, { time: '' }, { today, minutes: 45 }).endTime).toBe('');
  expect(changedDraft(timed, { allDay: true }, { today, minutes: 45 })).toMatchObject({ time: '', endTime: '' });
  expect(changedDraft(draft(), { time: '09:30' }, { today, minutes: null }).endTime).toBe('');
  expect(changedDraft(draft(), { type: 'call', day: today, isDone: false }, { today, minutes: null }).isDone).toBe(false);
  expect(timeAfter('23:30', 60)).toBe('23:59');
});

it('writes lines as paragraphs and reads them back, but no text that would lose its form', () => {
  expect(plainTextOf(blocksOf('one\ntwo'))).toBe('one\ntwo');
  expect(plainTextOf(null)).toBe('');
  expect(plainTextOf([{ type: 'paragraph', children: [{ type: 'text', text: 'x', bold: true }] }])).toBeNull();
  expect(plainTextOf([{ type: 'list', children: [] }])).toBeNull();
});

it('sends a series from its day on and a reminder before its time, of what is open alone', () => {
  const planned = { time: '09:30', series: newRule(), remind: 15 };

  expect(activityOf(draft(planned), utc)).toMatchObject({ seriesRule: 'FREQ=WEEKLY', remindMinutes: 15 });
  expect(Object.keys(activityOf(draft({ ...planned, isDone: true }), utc))).not.toEqual(expect.arrayContaining(['seriesRule']));
});
