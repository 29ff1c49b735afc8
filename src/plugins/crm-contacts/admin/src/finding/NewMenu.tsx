import { Menu } from '@strapi/design-system';
import { CaretDown, Plus } from '@strapi/icons';
import { useRef } from 'react';
import type { ContactKind } from '../../../contracts/contacts';
import { useT } from '../kernel/useT';

/** What can be created: a company or a person as contact. */
export function NewMenu({ onNew }: { onNew(kind: ContactKind): void }) {
  const t = useT();
  const chosen = useRef<ContactKind | null>(null);
  const choose = (kind: ContactKind) => () => {
    chosen.current = kind;
  };
  // The drawer opens when the menu is gone: two of them at once would fight for the focus.
  const onCloseAutoFocus = (event: Event) => {
    const kind = chosen.current;
    chosen.current = null;
    if (!kind) return;
    event.preventDefault();
    onNew(kind);
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
