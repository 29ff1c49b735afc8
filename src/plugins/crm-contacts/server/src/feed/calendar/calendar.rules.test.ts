import type { ActivityRow } from '../../../../contracts/activities';
import { eventOf } from './calendar.rules';
import { foldLines } from './fold';

const stamps = { createdAt: new Date('2026-01-01T00:00:00Z'), updatedAt: new Date('2026-01-01T00:00:07.900Z') };
const options = { url: null, untitled: 'Activity' };
const activity = (values: Partial<ActivityRow>): ActivityRow => ({ documentId: 'd', updatedAt: '', day: '', overdue: false, mayUpdate: false, subject: 'Anruf', ...values });
const event = (values: Partial<ActivityRow>) => eventOf(activity(values), stamps, options);
const span = (values: Partial<ActivityRow>) => {
  const found = event(values);
  return found && [found.start, found.end];
};

describe('the event of an activity', () => {
  it('has the times of the activity, or half an hour', () => {
    expect(span({ startsAt: '2026-03-29T00:30:00Z', endsAt: '2026-03-29T01:30:00Z' })).toEqual([new Date('2026-03-29T00:30:00Z'), new Date('2026-03-29T01:30:00Z')]);
    expect(span({ startsAt: '2026-03-29T00:30:00Z' })).toEqual([new Date('2026-03-29T00:30:00Z'), new Date('2026-03-29T01:00:00Z')]);
  });

  it('is none outside the years that iCalendar can write', () => {
    expect(span({ startsAt: '9999-12-31T23:59:59Z' })).toBeNull();
    expect(span({ startsAt: '0026-06-01T10:00:00Z' })).toBeNull();
    expect(span({ dueOn: '9999-12-31' })).toBeNull();
    expect(span({ dueOn: '9999-12-30' })).toEqual(['9999-12-30', '9999-12-31']);
  });

  it('is a calendar day when it lasts all day or is only due, also where the clocks change', () => {
    expect(span({ startsAt: '2026-03-29T12:00:00.000Z', allDay: true })).toEqual(['2026-03-29', '2026-03-30']);
    expect(span({ startsAt: '2026-10-25T12:00:00.000Z', endsAt: '2026-10-25T12:00:00.000Z', allDay: true })).toEqual(['2026-10-25', '2026-10-26']);
    expect(span({ dueOn: '2026-12-31' })).toEqual(['2026-12-31', '2027-01-01']);
    expect(span({ dueOn: '2026-12-31', resubmitOn: '2026-12-01' })).toEqual(['2026-12-01', '2026-12-02']);
    expect(span({})).toBeNull();
  });

  it('tells no more than the activity does, and counts its changes', () => {
    expect(event({ dueOn: '2026-01-01', subject: undefined })).toMatchObject({ summary: 'Activity', description: null, status: 'CONFIRMED', isPrivate: false, sequence: 7, uid: 'd@crm-contacts' });
    expect(event({ dueOn: '2026-01-01', contacts: [{ documentId: 'c', name: 'Nord\nAG' }], state: 'cancelled', private: true })).toMatchObject({ summary: 'Anruf – Nord AG', status: 'CANCELLED', isPrivate: true });
  });
});

describe('folding', () => {
  const lineOf = (text: string) => foldLines(text).split('\r\n');

  it.each(['a'.repeat(75), 'ü'.repeat(37), 'short', ''])('leaves %s as it is', (text) => expect(foldLines(text)).toBe(text));

  it.each(['a'.repeat(76), 'a'.repeat(500), 'ü'.repeat(200), '😀'.repeat(100), `${'a'.repeat(73)}€€${'b'.repeat(80)}`])('cuts %s into lines of 75 octets, between characters', (text) => {
    const lines = lineOf(text);

    expect(Math.max(...lines.map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(75);
    expect(lines.slice(1).every((line) => line.startsWith(' '))).toBe(true);
    expect(lines.map((line, index) => (index === 0 ? line : line.slice(1))).join('')).toBe(text);
  });
});
