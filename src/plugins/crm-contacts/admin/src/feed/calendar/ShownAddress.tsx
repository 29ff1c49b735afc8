import { Alert, Button, Field, Flex, TextInput } from '@strapi/design-system';
import { Duplicate } from '@strapi/icons';
import { useClipboard, useNotification } from '@strapi/strapi/admin';
import { useT } from '../../kernel/useT';

/** The address, this once: only its hash is stored. */
export function ShownAddress({ path }: { path: string }) {
  const t = useT();
  const { copy } = useClipboard();
  const { toggleNotification } = useNotification();
  const address = new URL(path, (window as unknown as { strapi: { backendURL?: string } }).strapi.backendURL || window.location.origin).href;
  const onCopy = async () => {
    const copied = await copy(address);
    toggleNotification({ type: copied ? 'success' : 'warning', message: t(copied ? 'feed.calendar.copied' : 'feed.calendar.notCopied') });
  };
  return (
    <Flex direction="column" alignItems="stretch" gap={3} width="100%">
      <Alert variant="default" closeLabel={t('common.close')} title={t('feed.calendar.once')}>{t('feed.calendar.secret')}</Alert>
      <Flex alignItems="flex-end" gap={2} wrap="wrap">
        <Field.Root name="calendar-address" style={{ flex: '1 1 30rem' }}>
          <Field.Label>{t('feed.calendar.address')}</Field.Label>
          <TextInput type="text" readOnly value={address} onFocus={(event) => event.currentTarget.select()} />
        </Field.Root>
        <Button startIcon={<Duplicate />} onClick={() => void onCopy()}>{t('feed.calendar.copy')}</Button>
      </Flex>
    </Flex>
  );
}
