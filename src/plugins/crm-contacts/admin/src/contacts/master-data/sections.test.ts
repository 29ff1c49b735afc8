import type { FormField } from '../../kernel/content-manager';
import { masterDataSections } from './sections';

const fields = ['name', 'number', 'kind', 'email', 'city', 'owner', 'stage', 'vatId', 'customerCard'].map(
  (name): FormField => ({ name, type: 'string', label: name, size: 6, required: false, readOnly: false })
);
const names = (list: FormField[]) => list.map(({ name }) => name);

describe('the sections of the master-data page', () => {
  it('leaves to the workflow and the header what they write', () => {
    const { basic, extended } = masterDataSections(fields, 'company');
    expect(names(basic)).toEqual(['name', 'email', 'city', 'customerCard']);
    expect(names(extended)).toEqual(['vatId']);
  });

  it('leaves to the person what a person contact mirrors', () => {
    expect(names(masterDataSections(fields, 'person').basic)).toEqual(['city', 'customerCard']);
  });
});
