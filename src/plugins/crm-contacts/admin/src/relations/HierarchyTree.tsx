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
import { placeText } from './place-text';
import { usePlaceWords } from './usePlaceWords';

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
      renderItem={({ node }, tabIndex) => <HierarchyLine node={node} root={hierarchy.root} isCurrent={node.documentId === current} tabIndex={tabIndex} />}
    />
  );
}

function HierarchyLine({ node, root, isCurrent, tabIndex }: { node: HierarchyNode; root: string; isCurrent: boolean; tabIndex: number }) {
  const place = placeText(node, root, usePlaceWords());
  const { documentId, name, number, stage, stageStatus } = node;
  return (
    <Flex gap={2} wrap="wrap">
      <Typography fontWeight={isCurrent ? 'bold' : undefined}>
        <NameLink to={paths.contact(documentId, 'relations')} tabIndex={tabIndex}>{name ?? number ?? '–'}</NameLink>
      </Typography>
      {stage && <StageBadge stage={stage} status={stageStatus} />}
      {place && <Typography variant="pi" textColor="neutral600">{place}</Typography>}
    </Flex>
  );
}
