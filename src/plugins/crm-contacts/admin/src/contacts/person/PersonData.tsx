import type { PersonWindow } from '../../../../contracts/contacts';
import { useFormLayout } from '../../kernel/content-manager';
import { Section } from '../../kernel/Section';
import { useT } from '../../kernel/useT';
import { ReadFields } from '../master-data/ReadFields';
import { PERSON } from '../uids';

/** The person's own data, in the order of the configured layout. */
export function PersonData({ person }: { person: PersonWindow }) {
  const t = useT();
  const { fields } = useFormLayout(PERSON);
  const row = person as PersonWindow & Record<string, unknown>;
  const shown = fields.filter(({ name }) => name in row && !['fullName', 'photo'].includes(name));
  return (
    <Section title={t('contacts.person.data')}>
      <ReadFields uid={PERSON} fields={shown} row={row} unparseable={person.unparseable} />
    </Section>
  );
}
