import { splitName } from './person-name.rules';

it.each([
  ['Erika Vogt', null, 'Erika', 'Vogt'],
  ['Dr. Erika Vogt-Maier', 'Dr.', 'Erika', 'Vogt-Maier'],
  ['Prof. Dr. med. Hans Peter Weiß', 'Prof. Dr. med.', 'Hans Peter', 'Weiß'],
  ['Ludwig van Beethoven', null, 'Ludwig', 'van Beethoven'],
  ['Ursula von der Leyen', null, 'Ursula', 'von der Leyen'],
  ['Aydın', null, null, 'Aydın'],
  ['  Dr.  ', null, null, 'Dr.'],
  ['von Stein', null, null, 'von Stein'],
])('splits %j', (name, academicTitle, firstName, lastName) => {
  expect(splitName(name)).toEqual({ academicTitle, firstName, lastName });
});
