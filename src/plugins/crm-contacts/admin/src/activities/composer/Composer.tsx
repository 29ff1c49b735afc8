import { Box, Button, Field, Flex } from '@strapi/design-system';
import { Form } from '@strapi/strapi/admin';
import { useRef, useState, type KeyboardEvent } from 'react';
import { useRights } from '../../kernel/useRights';
import { useT } from '../../kernel/useT';
import { useComposerKey } from '../quick/QuickEntryProvider';
import { ACTIVITY } from '../uids';
import { DetailFields } from './DetailFields';
import type { Subject } from './draft';
import { DraftLine } from './DraftLine';
import { useDraft } from './useDraft';
import { WhenFields } from './WhenFields';

/** Notes what was done or plans what comes: one line until somebody types. `A` focuses it. */
export function Composer({ subject }: { subject: Subject }) {
  const rights = useRights(ACTIVITY);
  return rights.can('create') ? <ComposerForm subject={subject} /> : null;
}

function ComposerForm({ subject }: { subject: Subject }) {
  const t = useT();
  const input = useRef<HTMLInputElement>(null);
  const [open, setOpen] = useState<'no' | 'line' | 'details'>('no');
  const [round, setRound] = useState(0);
  const fold = () => {
    setOpen('no');
    setRound((before) => before + 1);
  };
  const drafting = useDraft({ subject, onSaved: fold });
  const { draft, reset, failure, isLoading, submit } = drafting;
  useComposerKey(() => input.current?.focus());
  const close = () => {
    reset();
    fold();
    (document.activeElement as HTMLElement | null)?.blur();
  };
  return (
    <Box
      tag="section"
      aria-label={t('activities.composer')}
      background="neutral0"
      hasRadius
      shadow="tableShadow"
      padding={4}
      onKeyDown={(event: KeyboardEvent) => event.key === 'Escape' && !event.defaultPrevented && close()}
    >
      {/* Strapi's form holds the files: their input knows no other. Another key starts it over. */}
      <Form key={round} method="POST" initialValues={{ attachments: [] as { id: number }[] }} onSubmit={({ attachments }) => submit(attachments ?? [])}>
        <Flex direction="column" alignItems="stretch" gap={3}>
          <DraftLine drafting={drafting} inputRef={input} onFocus={() => setOpen((now) => (now === 'no' ? 'line' : now))} />
          {open !== 'no' && <WhenFields drafting={drafting} />}
          {open === 'details' && <DetailFields drafting={drafting} />}
          {failure && <Field.Root error={failure}><Field.Error /></Field.Root>}
          {open !== 'no' && (
            <Flex gap={2} justifyContent="space-between" wrap="wrap">
              <Button variant="ghost" aria-expanded={open === 'details'} onClick={() => setOpen(open === 'details' ? 'line' : 'details')}>{t(open === 'details' ? 'activities.fewer' : 'activities.details')}</Button>
              <Flex gap={2}>
                <Button variant="tertiary" onClick={close}>{t('common.cancel')}</Button>
                <Button type="submit" loading={isLoading} disabled={!draft.subject.trim()}>{t(draft.isDone ? 'activities.composer.note' : 'activities.composer.plan')}</Button>
              </Flex>
            </Flex>
          )}
        </Flex>
      </Form>
    </Box>
  );
}
