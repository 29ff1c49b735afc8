import { Flex, Link } from '@strapi/design-system';
import { Paperclip } from '@strapi/icons';
import type { Attachment } from '../../../../contracts/activities';
import { fileAddress } from '../../kernel/file-address';
import { useT } from '../../kernel/useT';

/** The files of an activity, each opened or downloaded by its name. */
export function Attachments({ files }: { files: Attachment[] }) {
  const t = useT();
  return (
    <Flex tag="ul" aria-label={t('activities.attachments')} gap={3} wrap="wrap" style={{ maxWidth: '100%' }}>
      {files.map(({ documentId, name, url }) => (
        <li key={documentId} style={{ minWidth: 0, overflowWrap: 'anywhere' }}>
          <Link href={fileAddress(url)} isExternal startIcon={<Paperclip aria-hidden />}>{name}</Link>
        </li>
      ))}
    </Flex>
  );
}
