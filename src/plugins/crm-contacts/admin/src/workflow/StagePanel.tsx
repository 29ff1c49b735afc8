import { Flex, Loader, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import type { PanelComponent } from '../kernel/content-manager';
import { LoadError } from '../kernel/LoadError';
import { textId } from '../kernel/useT';
import { StageBadge } from './StageBadge';
import { TransitionButtons } from './TransitionButtons';
import { useTransitionsQuery } from './workflow.api';

const CONTACT = 'plugin::crm-contacts.contact';

/** *Stage* beside a contact's edit view: where it stands and where it may go. */
export const StagePanel: PanelComponent = ({ model, documentId, document }) => {
  const { formatMessage } = useIntl();
  if (model !== CONTACT || !documentId || documentId === 'create') return null;
  return {
    title: formatMessage({ id: textId('workflow.panel'), defaultMessage: 'Stage' }),
    content: <PanelContent documentId={documentId} name={String(document?.name ?? '')} />,
  };
};

function PanelContent({ documentId, name }: { documentId: string; name: string }) {
  const { data, error, refetch } = useTransitionsQuery(documentId);
  if (error) return <LoadError error={error} onRetry={refetch} />;
  if (!data) return <Loader small />;
  return (
    <Flex direction="column" alignItems="flex-start" gap={3} width="100%">
      <Typography tag="div" maxWidth="100%"><StageBadge stage={data.stage} status={data.stageStatus} /></Typography>
      <TransitionButtons contact={{ documentId, name }} />
    </Flex>
  );
}
