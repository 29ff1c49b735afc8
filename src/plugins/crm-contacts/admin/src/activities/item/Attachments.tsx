import { Flex, Link } from '@strapi/design-system';
import { Paperclip } from '@strapi/icons';
import { useNotification } from '@strapi/strapi/admin';
import type { MouseEvent } from 'react';
import type { Attachment } from '../../../../contracts/activities';
import { fileAddress, isOver } from '../../kernel/file-address';
import { useT } from '../../kernel/useT';
import { useReloadActivitiesMutation } from '../activities.api';

/** The files of an activity, each opened or downloaded by its name. */
export function Attachments({ files }: { files: Attachment[] }) {
  const t = useT();
  const [reload] = useReloadActivitiesMutation();
  const { toggleNotification } = useNotification();
  // A page that stayed open has addresses that opened the file once.
  const renew = (event: MouseEvent, url: string) => {
    if (!isOver(url, Date.now())) return;
    event.preventDefault();
    void reload();
    toggleNotification({ type: 'info', message: t('activities.attachments.renewed') });
  };
  return (
    <Flex tag="ul" aria-label={t('activities.attachments')} gap={3} wrap="wrap" style={{ maxWidth: '100%' }}>
      {files.map(({ documentId, name, url }) => (
        <li key={documentId} style={{ minWidth: 0, overflowWrap: 'anywhere' }}>
          <Link href={fileAddress(url)} target="_blank" rel="noopener noreferrer" startIcon={<Paperclip aria-hidden style={{ minWidth: '1.6rem' }} />} onClick={(event: MouseEvent) => renew(event, url)}>{name}</Link>
        </li>
      ))}
    </Flex>
  );
}
