import { Flex, Loader } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import type { PanelComponent } from '../../kernel/content-manager';
import { NameLink } from '../../kernel/Links';
import { LoadError } from '../../kernel/LoadError';
import { paths } from '../../kernel/paths';
import { useMay } from '../../kernel/useRights';
import { textId, useT } from '../../kernel/useT';
import { useContactWindowQuery } from '../contacts.api';
import { ReachLines } from '../overview/ReachCard';
import { CONTACT } from '../uids';

/** *Channels and addresses* beside a contact's edit view, with the way to its window. */
export const ChannelsPanel: PanelComponent = ({ model, documentId }) => {
  const { formatMessage } = useIntl();
  const mayOpen = useMay('contacts.window');
  if (model !== CONTACT || !documentId || documentId === 'create' || !mayOpen) return null;
  return {
    title: formatMessage({ id: textId('contacts.panel.title'), defaultMessage: 'Channels and addresses' }),
    content: <PanelContent documentId={documentId} />,
  };
};

function PanelContent({ documentId }: { documentId: string }) {
  const t = useT();
  const { data: contact, error, refetch } = useContactWindowQuery(documentId);
  if (error) return <LoadError error={error} onRetry={refetch} />;
  if (!contact) return <Loader small />;
  return (
    <Flex direction="column" alignItems="stretch" gap={3} width="100%">
      <NameLink to={paths.contact(documentId)}>{t('contacts.panel.open')}</NameLink>
      <ReachLines contact={contact} narrow />
    </Flex>
  );
}
