import { Button, Field, Flex } from '@strapi/design-system';
import { Form, useNotification } from '@strapi/strapi/admin';
import { useState } from 'react';
import { Drawer } from '../../kernel/Drawer';
import { useT } from '../../kernel/useT';
import { DetailFields } from '../composer/DetailFields';
import type { Draft, Subject } from '../composer/draft';
import { DraftLine } from '../composer/DraftLine';
import { useDraft } from '../composer/useDraft';
import { WhenFields } from '../composer/WhenFields';

interface QuickEntryDrawerProps {
  subject: Subject;
  preset: Partial<Draft>;
  onClose(): void;
}

/** A new activity from wherever the user is, for the contact or person at hand. Nothing typed is lost by a slip. */
export function QuickEntryDrawer({ subject, preset, onClose }: QuickEntryDrawerProps) {
  const t = useT();
  const { toggleNotification } = useNotification();
  const [isLeaving, setLeaving] = useState(false);
  const drafting = useDraft({
    subject,
    preset,
    onSaved(row) {
      toggleNotification({ type: 'success', message: t('activities.saved', { name: String(row.subject ?? '') }) });
      onClose();
    },
  });
  const { draft, failure, isLoading, isChanged, submit } = drafting;
  const leave = () => (isChanged ? setLeaving(true) : onClose());
  return (
    <Drawer title={t('activities.composer')} onClose={leave}>
      <Form method="POST" initialValues={{ attachments: [] as { id: number }[] }} onSubmit={({ attachments }) => submit(attachments ?? [])}>
        <Drawer.Body>
          <Flex direction="column" alignItems="stretch" gap={4}>
            <DraftLine drafting={drafting} autoFocus />
            <WhenFields drafting={drafting} />
            <DetailFields drafting={drafting} narrow />
            {failure && <Field.Root error={failure}><Field.Error /></Field.Root>}
          </Flex>
        </Drawer.Body>
        {isLeaving ? (
          <Drawer.LeaveQuestion onStay={() => setLeaving(false)} onLeave={onClose} />
        ) : (
          <Drawer.Footer>
            <Button variant="tertiary" onClick={leave}>{t('common.cancel')}</Button>
            <Button type="submit" loading={isLoading} disabled={!draft.subject.trim()}>{t(draft.isDone ? 'activities.composer.note' : 'activities.composer.plan')}</Button>
          </Drawer.Footer>
        )}
      </Form>
    </Drawer>
  );
}
