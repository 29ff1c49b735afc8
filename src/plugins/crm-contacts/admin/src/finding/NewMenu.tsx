import { MenuItem, SimpleMenu } from '@strapi/design-system';
import { Plus } from '@strapi/icons';
import type { ContactKind } from '../../../contracts/contacts';
import { useT } from '../kernel/useT';

/** What can be created: a company or a person as contact. */
export function NewMenu({ onNew }: { onNew(kind: ContactKind): void }) {
  const t = useT();
  return (
    <SimpleMenu label={t('finding.new')} variant="default" size="S" startIcon={<Plus />} popoverPlacement="bottom-end">
      <MenuItem onSelect={() => onNew('company')}>{t('finding.newCompany')}</MenuItem>
      <MenuItem onSelect={() => onNew('person')}>{t('finding.newPerson')}</MenuItem>
    </SimpleMenu>
  );
}
