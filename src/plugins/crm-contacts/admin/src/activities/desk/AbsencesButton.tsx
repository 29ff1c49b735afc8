import { Button } from '@strapi/design-system';
import { Plane } from '@strapi/icons';
import { useState } from 'react';
import { useRights } from '../../kernel/useRights';
import { useT } from '../../kernel/useT';
import { AbsencesDrawer } from './AbsencesDrawer';

const ABSENCE = 'plugin::crm-contacts.absence';

/** Who stands in for whom, and when. */
export function AbsencesButton() {
  const t = useT();
  const [isOpen, setOpen] = useState(false);
  if (!useRights(ABSENCE).can('read')) return null;
  return (
    <>
      <Button size="S" variant="tertiary" startIcon={<Plane />} onClick={() => setOpen(true)}>{t('activities.absences')}</Button>
      {isOpen && <AbsencesDrawer onClose={() => setOpen(false)} />}
    </>
  );
}
