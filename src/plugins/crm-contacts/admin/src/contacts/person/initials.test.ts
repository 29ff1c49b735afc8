import { initialsOf } from './initials';

describe('initials', () => {
  it('takes the first letters of first and last name', () => {
    expect(initialsOf({ firstName: 'Élodie', lastName: 'von Ahn', fullName: 'Élodie von Ahn' })).toBe('ÉV');
    expect(initialsOf({ firstName: null, lastName: 'aydin', fullName: 'aydin' })).toBe('A');
  });

  it('takes first and last word of the full name, without titles, where the parts are hidden', () => {
    expect(initialsOf({ fullName: 'Dr. Eva Maria Vogt' })).toBe('EV');
    expect(initialsOf({ fullName: 'Cher' })).toBe('C');
  });
});
