import { defaultDefinition } from '../../../server/src/workflow/definition.default';
import { leadsOn } from './direction';

const definition = defaultDefinition();
const at = (path: string) => ({ stage: path.split('/')[0], status: path.split('/')[1] });
const leads = (from: string, to: string) => leadsOn(definition, at(from), at(to));

describe('a transition leads on', () => {
  it('to a later stage, and back into the work of its own', () => {
    expect(leads('lead/active', 'prospect/active')).toBe(true);
    expect(leads('general/active', 'customer/active')).toBe(true);
    expect(leads('customer/inactive', 'customer/active')).toBe(true);
    expect(leads('prospect/waiting', 'prospect/active')).toBe(true);
  });

  it('neither to an earlier stage nor out of the work', () => {
    expect(leads('customer/active', 'customer/inactive')).toBe(false);
    expect(leads('lead/active', 'lead/disqualified')).toBe(false);
    expect(leads('prospect/active', 'prospect/waiting')).toBe(false);
    expect(leads('customer/active', 'prospect/active')).toBe(false);
    expect(leads('customer/active', 'customer/nowhere')).toBe(false);
  });
});
