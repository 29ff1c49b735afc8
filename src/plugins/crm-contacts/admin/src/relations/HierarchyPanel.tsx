import { Box, Flex, Loader, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import type { PanelComponent } from '../kernel/content-manager';
import { NameLink } from '../kernel/Links';
import { LoadError } from '../kernel/LoadError';
import { paths } from '../kernel/paths';
import { useGrants } from '../kernel/useRights';
import { textId, useT } from '../kernel/useT';
import { StageBadge } from '../workflow/StageBadge';
import { surroundings, type HierarchyLine } from './hierarchy-tree';
import { maySeeRelations } from './may-see';
import { useHierarchyQuery } from './relations.api';
import { CONTACT } from './uids';

/** *Hierarchy* beside a contact's edit view: what stands directly above and below it. */
export const HierarchyPanel: PanelComponent = ({ model, documentId }) => {
  const { formatMessage } = useIntl();
  const maySee = maySeeRelations(useGrants());
  if (model !== CONTACT || !documentId || documentId === 'create' || !maySee) return null;
  return {
    title: formatMessage({ id: textId('relations.hierarchy'), defaultMessage: 'Hierarchy' }),
    content: <PanelContent documentId={documentId} />,
  };
};

function PanelContent({ documentId }: { documentId: string }) {
  const t = useT();
  const { data, error, refetch } = useHierarchyQuery({ documentId });
  if (error) return <LoadError error={error} onRetry={refetch} />;
  if (!data) return <Loader small />;
  const lines = surroundings(data, documentId);
  return (
    <Flex direction="column" alignItems="stretch" gap={2} width="100%">
      {lines.length > 1 && (
        <Box tag="ul" aria-label={t('relations.hierarchy')}>
          {lines.map((line) => <PanelLine key={line.node.documentId} line={line} isCurrent={line.node.documentId === documentId} />)}
        </Box>
      )}
      {lines.length <= 1 && <Typography textColor="neutral600">{t('relations.panel.alone')}</Typography>}
      <Typography><NameLink to={paths.contact(documentId, 'relations')}>{t('relations.panel.all')}</NameLink></Typography>
    </Flex>
  );
}

const INDENT_REM = 0.8;

function PanelLine({ line: { node, indent, more }, isCurrent }: { line: HierarchyLine; isCurrent: boolean }) {
  const t = useT();
  const name = node.name ?? node.number ?? '–';
  return (
    <Box tag="li" paddingBottom={2} style={{ paddingLeft: `${indent * INDENT_REM}rem` }}>
      <Flex direction="column" alignItems="flex-start" gap={1}>
        <Typography fontWeight={isCurrent ? 'bold' : undefined} aria-current={isCurrent ? 'true' : undefined}>
          {isCurrent ? name : <NameLink to={paths.editView(CONTACT, node.documentId)}>{name}</NameLink>}
        </Typography>
        {node.stage && <StageBadge stage={node.stage} status={node.stageStatus} />}
        {more > 0 && <Typography variant="pi" textColor="neutral600">{t('relations.panel.more', { count: more })}</Typography>}
      </Flex>
    </Box>
  );
}
