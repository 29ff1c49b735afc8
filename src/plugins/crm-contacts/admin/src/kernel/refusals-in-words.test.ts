import { createIntl } from 'react-intl';
import { texts } from '../translations/de';
import { refusalInWords } from './refusals-in-words';
import { textId } from './useT';

const german = createIntl({ locale: 'de', messages: Object.fromEntries(Object.entries(texts).map(([key, text]) => [textId(key), text])) });
const refused = (...errors: object[]) => ({ status: 400, name: 'ValidationError', message: 'no', details: { errors } as never });

it('says each refusal under its field and all of them at the top', () => {
  const error = refused({ path: ['key'], reason: 'unique', message: 'key is already taken' }, { path: ['documentId'], reason: 'inUse', message: 'in use', details: { counts: { relations: 2 } } });

  const { message, details } = refusalInWords(error, german, 'de');

  expect(details?.errors?.map(({ path, message: said }) => [path, said])).toEqual([
    [['key'], 'Das ist schon vergeben.'], [['documentId'], 'Das geht nicht, weil anderes davon abhängt: 2 Beziehungen.'],
  ]);
  expect(message).toBe('Das ist schon vergeben. Das geht nicht, weil anderes davon abhängt: 2 Beziehungen.');
});

it('keeps the words of a reason that has none here, and errors that are no refusals', () => {
  const error = refused({ path: ['a'], reason: 'unique', message: 'taken' }, { path: ['b'], reason: 'somethingNew', message: 'Something new' });
  const ofOthers = refused({ path: ['title'], name: 'ValidationError', message: 'title must be unique' });

  expect(refusalInWords(error, german, 'de').details?.errors?.[1].message).toBe('Something new');
  expect(refusalInWords(ofOthers, german, 'de')).toBe(ofOthers);
  for (const status of [403, 500]) expect(refusalInWords({ status, message: 'as it is' }, german, 'de').message).toBe('as it is');
});

it('says who was faster, and that somebody else is writing', () => {
  const changed = { status: 409, message: 'Ada changed this', details: { reason: 'changed', changedBy: 'Ada Roth', changedAt: '2026-11-25T12:00:00.000Z', fields: ['name'], current: {} } };

  expect(refusalInWords(changed, german, 'de').message).toMatch(/^Ada Roth hat diesen Eintrag am 25\.11\.2026/);
  expect(refusalInWords({ status: 409, message: 'busy', details: { reason: 'busy' } }, german, 'de').message).toMatch(/^Jemand ändert gerade/);
});
