import type { FormField } from './content-manager';
import { changedData, filledData, formValues, mergeChanges, seenOf } from './form-values';

const field = (name: string, more: Partial<FormField> = {}): FormField => ({ name, type: 'string', label: name, size: 6, required: false, readOnly: false, ...more });
const department = field('department', { type: 'relation', relation: { target: 't', resource: 'departments', mainField: 'name', many: false } });
const persons = field('persons', { type: 'relation', relation: { target: 't', resource: 'persons', mainField: 'fullName', many: true } });
const fields = [field('name'), field('phone'), department, persons];

describe('form values', () => {
  it('holds related rows by name and nothing as null', () => {
    const values = formValues(fields, { name: 'A', department: { documentId: 'd', name: 'Sales' } });
    expect(values).toEqual({ name: 'A', phone: null, department: { documentId: 'd', label: 'Sales' }, persons: [] });
  });

  it('sends only what changed, and an emptied input as null', () => {
    const base = formValues(fields, { name: 'A', phone: '1', department: { documentId: 'd', name: 'Sales' } });
    const values = { ...base, phone: '', department: null };
    expect(changedData(fields, base, values)).toEqual({ phone: null, department: { set: [] } });
    expect(changedData(fields, base, base)).toEqual({});
  });

  it('sends of a new row what holds something', () => {
    const values = { name: 'A', phone: null, department: { documentId: 'd', label: 'Sales' }, persons: [] };
    expect(filledData(fields, values)).toEqual({ name: 'A', department: { set: [{ documentId: 'd' }] } });
  });

  it('tells the server which plain values were seen', () => {
    const base = formValues(fields, { name: 'A', department: { documentId: 'd', name: 'Sales' } });
    expect(seenOf(fields, base, '2026-01-01T00:00:00.000Z')).toEqual({ updatedAt: '2026-01-01T00:00:00.000Z', values: { name: 'A', phone: null } });
  });

  it('keeps what the user typed and takes what only the other one changed', () => {
    const base = { name: 'A', phone: '1', city: 'Ulm', note: null };
    const mine = { name: 'A', phone: '2', city: 'Ulm', note: 'x' };
    const theirs = { name: 'B', phone: '3', city: 'Ulm', note: null };
    expect(mergeChanges(base, mine, theirs)).toEqual({ values: { name: 'B', phone: '2', city: 'Ulm', note: 'x' }, contested: ['phone'], taken: ['name'] });
  });

  it('contests nothing when both typed the same', () => {
    expect(mergeChanges({ phone: '1' }, { phone: '2' }, { phone: '2' }).contested).toEqual([]);
  });
});
