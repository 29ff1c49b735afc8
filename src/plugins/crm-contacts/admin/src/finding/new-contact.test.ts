import { duplicateQuery, missingFields, newContactBody, type NewContactValues } from './new-contact';

const values = (more: Partial<NewContactValues>): NewContactValues => ({ kind: 'company', stage: 'lead', isExisting: false, person: null, typed: {}, ...more });

describe('the body for a new contact', () => {
  it('holds what is filled, without blanks around it', () => {
    expect(newContactBody(values({ typed: { name: ' Ölmühle Nord AG ', city: '  ', vatId: 'DE136695976' } }))).toEqual({
      kind: 'company', stage: 'lead', name: 'Ölmühle Nord AG', vatId: 'DE136695976',
    });
  });

  it('leaves out what was typed for the other kind', () => {
    const typed = { name: 'Firma', vatId: 'DE1', 'newPerson.lastName': 'Vogt', 'newPerson.email': 'e@vogt.example', city: 'Ulm' };

    expect(newContactBody(values({ kind: 'person', typed }))).toEqual({ kind: 'person', stage: 'lead', city: 'Ulm', newPerson: { lastName: 'Vogt', email: 'e@vogt.example' } });
  });

  it('names an existing person, and an owner only when one was chosen', () => {
    const person = { documentId: 'p1', label: 'Erika Vogt' };

    expect(newContactBody(values({ kind: 'person', isExisting: true, person, owner: null }))).toEqual({ kind: 'person', stage: 'lead', ownerDocumentId: null, personDocumentId: 'p1' });
    expect(newContactBody(values({ owner: { documentId: 'u1', name: 'Roth' }, typed: { name: 'A' } })).ownerDocumentId).toBe('u1');
  });
});

describe('the question for duplicates', () => {
  it('is not asked before something can tell', () => {
    expect(duplicateQuery(values({ typed: { name: 'Müller', city: 'Ulm' } }))).toBeNull();
    expect(duplicateQuery(values({ typed: { postalCode: '89073' } }))).toBeNull();
  });

  it('takes a name with its postal code, a person by first and last name', () => {
    expect(duplicateQuery(values({ typed: { name: 'Müller', postalCode: '89073' } }))).toEqual({ name: 'Müller', postalCode: '89073' });
    expect(duplicateQuery(values({ kind: 'person', typed: { 'newPerson.firstName': 'Erika', 'newPerson.lastName': 'Vogt', 'newPerson.phone': '0731 1' } }))).toEqual({ name: 'Erika Vogt', phone: '0731 1' });
  });
});

describe('missing fields', () => {
  it('are the name, the last name or the chosen person', () => {
    expect(missingFields(values({}))).toEqual(['name']);
    expect(missingFields(values({ kind: 'person', typed: { 'newPerson.lastName': ' ' } }))).toEqual(['newPerson.lastName']);
    expect(missingFields(values({ kind: 'person', isExisting: true }))).toEqual(['person']);
  });
});
