import type { FormField } from '../../kernel/content-manager';

const EXTENDED = [
  'industry', 'legalForm', 'employees', 'annualRevenue', 'founded', 'registerNumber', 'vatId', 'taxNumber', 'currency', 'paymentTerms', 'creditLimit', 'source',
];

/** Written elsewhere: by the workflow, by closing, by creating, or in the window's header. */
const ELSEWHERE = ['number', 'kind', 'person', 'owner', 'deputy', 'stage', 'stageStatus', 'stageSince', 'resumeOn', 'closedOn', 'closedReason', 'successor'];

/** These stand on the person behind a contact of kind `person`, and are written there. */
const OF_THE_PERSON = ['name', 'email', 'phone'];

export interface MasterDataSections {
  basic: FormField[];
  extended: FormField[];
}

/** The configured layout's fields in the two sections of the master-data page; unknown ones are basic. */
export function masterDataSections(fields: FormField[], kind: 'company' | 'person'): MasterDataSections {
  const left = fields.filter(({ name }) => !ELSEWHERE.includes(name) && !(kind === 'person' && OF_THE_PERSON.includes(name)));
  return { basic: left.filter(({ name }) => !EXTENDED.includes(name)), extended: left.filter(({ name }) => EXTENDED.includes(name)) };
}
