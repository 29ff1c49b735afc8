import { Box, Flex, Typography } from '@strapi/design-system';
import { Widget } from '@strapi/strapi/admin';
import { styled } from 'styled-components';
import type { FolderNode } from '../../../../contracts/finding';
import type { Colour } from '../../../../contracts/workflow';
import { useFolderTreeQuery } from '../../finding/finding.api';
import { NameLink } from '../../kernel/Links';
import { paths } from '../../kernel/paths';
import { useLocale } from '../../kernel/useLocale';
import { useT } from '../../kernel/useT';
import { useLabel } from '../../workflow/useWorkflow';
import { stagesOf } from './pipeline';

const Bar = styled.div<{ $colour: Colour; $share: number }>`
  width: ${({ $share }) => Math.max($share * 100, 1)}%;
  height: 0.8rem;
  border-radius: 0.4rem;
  background: ${({ theme, $colour }) => theme.colors[`${$colour}500`]};
`;

/** How many contacts stand in each stage: those that the user may see, as the folders count them. */
export default function PipelineWidget() {
  const t = useT();
  const { data: tree, error } = useFolderTreeQuery();
  if (error) return <Widget.Error />;
  if (!tree) return <Widget.Loading />;
  const stages = stagesOf(tree.folders);
  const most = Math.max(...stages.map(({ count }) => count), 1);
  if (stages.every(({ count }) => count === 0)) return <Widget.NoData>{t('activities.widget.pipeline.empty')}</Widget.NoData>;
  return (
    <Flex tag="ul" direction="column" alignItems="stretch" gap={4} padding={1}>
      {stages.map((stage) => <Stage key={stage.key} stage={stage} most={most} />)}
    </Flex>
  );
}

function Stage({ stage: { key, name, count, colour = 'neutral', children }, most }: { stage: FolderNode; most: number }) {
  const label = useLabel();
  const locale = useLocale();
  const number = (value: number) => new Intl.NumberFormat(locale).format(value);
  return (
    <Box tag="li">
      <Flex justifyContent="space-between" gap={3} paddingBottom={1}>
        <NameLink to={paths.folder(key)}>{label(name)}</NameLink>
        <Typography fontWeight="semiBold" style={{ fontVariantNumeric: 'tabular-nums' }}>{number(count)}</Typography>
      </Flex>
      <Bar aria-hidden $colour={colour} $share={count / most} />
      {children.length > 1 && (
        <Flex gap={3} wrap="wrap" paddingTop={1}>
          {children.map((child) => (
            <Typography key={child.key} variant="pi" textColor="neutral600"><NameLink to={paths.folder(child.key)}>{label(child.name)}</NameLink> {number(child.count)}</Typography>
          ))}
        </Flex>
      )}
    </Box>
  );
}
