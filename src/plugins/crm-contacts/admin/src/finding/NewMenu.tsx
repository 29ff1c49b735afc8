import { Menu } from '@strapi/design-system';
import { CaretDown, Plus } from '@strapi/icons';
import type { ContactKind } from '../../../contracts/contacts';
import { useAfterMenu } from '../kernel/useAfterMenu';
import { useT } from '../kernel/useT';

/** What can be created: a company or a person as contact. */
export function NewMenu({ onNew }: { onNew(kind: ContactKind): void }) {
  const t = useT();
  const { opens, onCloseAutoFocus } = useAfterMenu();
  return (
    <Menu.Root>
      <Menu.Trigger size="S" variant="default" startIcon={<Plus />} endIcon={<CaretDown aria-hidden />}>
        {t('finding.new')}
      </Menu.Trigger>
      <Menu.Content popoverPlacement="bottom-end" onCloseAutoFocus={onCloseAutoFocus}>
        <Menu.Item onSelect={opens(() => onNew('company'))}>{t('finding.newCompany')}</Menu.Item>
        <Menu.Item onSelect={opens(() => onNew('person'))}>{t('finding.newPerson')}</Menu.Item>
      </Menu.Content>
    </Menu.Root>
  );
}
