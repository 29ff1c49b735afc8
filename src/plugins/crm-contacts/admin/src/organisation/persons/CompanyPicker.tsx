import type { Related } from '../../kernel/related';
import { RelationPicker } from '../../kernel/RelationPicker';

interface CompanyPickerProps {
  label: string;
  value: Related | null;
  onChange(company: Related | null): void;
  error?: string;
}

/** A company that people can go to: one that is not closed. */
export function CompanyPicker(props: CompanyPickerProps) {
  return <RelationPicker {...props} name="company" resource="contacts" mainField="name" filters={{ $and: [{ kind: 'company' }, { closedOn: { $null: true } }] }} required />;
}
