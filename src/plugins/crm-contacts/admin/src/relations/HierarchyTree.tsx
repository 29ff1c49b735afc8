import { Flex, Typography } from '@strapi/design-system';
import { useMemo } from 'react';
import { useIntl } from 'react-intl';
import { useNavigate } from 'react-router-dom';
import type { Hierarchy, HierarchyNode } from '../../../contracts/relations';
import { NameLink } from '../kernel/Links';
import { paths } from '../kernel/paths';
import { Tree } from '../kernel/Tree';
import { useT } from '../kernel/useT';
import { StageBadge } from '../workflow/StageBadge';
import { hierarchyTree } from './hierarchy-tree';
import { usePercent } from './usePercent';

/** The corporate family as a tree, with stage badges and shares; `current` is the contact that the page is about. */
export function HierarchyTree({ hierarchy, current }: { hierarchy: Hierarchy; current: string }) {
  const t = useT();
  const { locale } = useIntl();
  const navigate = useNavigate();
  const items = useMemo(() => hierarchyTree(hierarchy, locale), [hierarchy, locale]);
  return (
    <Tree
      label={t('relations.hierarchy')}
      items={items}
      current={current}
      onOpen={({ id }) => navigate(paths.contact(id, 'relations'))}
      renderItem={({ node }, tabIndex) => <HierarchyLine node={node} isCurrent={node.documentId === current} tabIndex={tabIndex} />}
    />
  );
}

function HierarchyLine({ node, isCurrent, tabIndex }: { node: HierarchyNode; isCurrent: boolean; tabIndex: number }) {
  const t = useT();
  const percent = usePercent();
  const { documentId, name, number, stage, stageStatus, structure, share, effectiveShare } = node;
  const isDirect = share !== null && effectiveShare !== null && Number(share) === Number(effectiveShare);
  return (
    <Flex gap={2} wrap="wrap">
      <Typography fontWeight={isCurrent ? 'bold' : undefined}>
        <NameLink to={paths.contact(documentId, 'relations')} tabIndex={tabIndex}>{name ?? number ?? '–'}</NameLink>
      </Typography>
      {structure === 'branch' && <Typography variant="pi" textColor="neutral600">{t('relations.branch')}</Typography>}
      {stage && <StageBadge stage={stage} status={stageStatus} />}
      {structure === 'group' && (
        <Typography variant="pi" textColor="neutral600">
          {share === null ? t('relations.subsidiary') : percent(share)}
          {!isDirect && effectiveShare !== null && ` · ${t('relations.effective', { share: percent(effectiveShare) })}`}
        </Typography>
      )}
    </Flex>
  );
}
