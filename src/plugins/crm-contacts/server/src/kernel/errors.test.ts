import { quotedIn, refusal, withoutQuotes } from './errors';

const quote = { uid: 'plugin::x.y', row: 7, attribute: 'validTo', text: '2030-12-31' };
const objection = { field: 'validTo', reason: 'dates', message: 'It ends on 2030-12-31', details: { day: '2030-12-31', chain: ['A', '2030-12-31'], counts: { days: 2 } }, quotes: [quote] };

it('hides what a refusal quotes of stored rows, in its sentences and details', () => {
  const error = refusal([objection, { field: 'name', reason: 'required', message: 'name is missing' }]);

  expect(error.message).toBe('It ends on …; name is missing');
  expect(error.details).toMatchObject({ errors: [{ message: 'It ends on …', details: { day: '…', chain: ['A', '…'], counts: { days: 2 } } }, { message: 'name is missing' }] });
  expect(JSON.stringify(error.details)).not.toContain('2030');
});

it('keeps the whole objection for who may read it, and for nobody once it is written down', () => {
  const error = refusal([objection, { field: 'name', reason: 'required', message: 'name is missing' }]);
  const { errors } = error.details as { errors: object[] };

  expect(quotedIn(error)).toEqual([objection, null]);
  expect(Object.getOwnPropertySymbols(withoutQuotes(errors[0]))).toEqual([]);
});
