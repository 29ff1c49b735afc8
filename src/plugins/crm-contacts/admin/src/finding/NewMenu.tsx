import { Menu } from '@strapi/design-system';
import { CaretDown, Plus } from '@strapi/icons';
import { useRef } from 'react';
import type { ContactKind } from '../../../contracts/contacts';
import { useT } from '../kernel/useT';

/** What can be created: a company or a person as contact. */
export function NewMenu({ onNew }: { onNew(kind: ContactKind): void }) {
  const t = useT();
  const isChosen = useRef(false);
  const choose = (kind: ContactKind) => () => {
    isChosen.current = true;
    onNew(kind);
  };
  // Closed without a choice the menu gives the focus back to its button; else it belongs to the drawer.
  const onCloseAutoFocus = (event: Event) => {
    if (isChosen.current) event.preventDefault();
    isChosen.current = false;
  };
  return (
    <Menu.Root>
      <Menu.Trigger size="S" variant="default" startIcon={<Plus />} endIcon={<CaretDown aria-hidden />}>
        {t('finding.new')}
      </Menu.Trigger>
      <Menu.Content popoverPlacement="bottom-end" onCloseAutoFocus={onCloseAutoFocus}>
        <Menu.Item onSelect={choose('company')}>{t('finding.newCompany')}</Menu.Item>
        <Menu.Item onSelect={choose('person')}>{t('finding.newPerson')}</Menu.Item>
      </Menu.Content>
    </Menu.Root>
  );
}
