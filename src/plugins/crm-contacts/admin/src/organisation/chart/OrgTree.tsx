import { Flex, Typography } from '@strapi/design-system';
import { NameLink } from '../../kernel/Links';
import { Tree } from '../../kernel/Tree';
import type { OrgItem } from './org-items';

interface OrgTreeProps {
  label: string;
  items: OrgItem[];
  onOpen(item: OrgItem): void;
}

/** The org chart as a tree for keyboard and screen reader: the same items, one a line. */
export function OrgTree({ label, items, onOpen }: OrgTreeProps) {
  return <Tree label={label} items={items} onOpen={onOpen} renderItem={(item, tabIndex) => <OrgLine item={item} tabIndex={tabIndex} />} />;
}

function OrgLine({ item: { face }, tabIndex }: { item: OrgItem; tabIndex: number }) {
  const { mark, title, to, subtitle, note, alarming, tone } = face;
  return (
    <Flex gap={2} wrap="wrap" style={tone === 'faded' ? { opacity: 0.7 } : undefined}>
      {mark && <Typography aria-label={mark.label} title={mark.label} textColor="warning600">{mark.sign}</Typography>}
      <Typography fontWeight="semiBold">{to ? <NameLink to={to} tabIndex={tabIndex}>{title}</NameLink> : title}</Typography>
      {subtitle && <Typography textColor="neutral600">{subtitle}</Typography>}
      {note && <Typography variant="pi" textColor={alarming ? 'danger600' : 'neutral600'}>{note}</Typography>}
    </Flex>
  );
}
