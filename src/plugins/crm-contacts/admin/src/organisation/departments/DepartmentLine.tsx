import { Flex, Typography } from '@strapi/design-system';
import { Folder, Monitor, User } from '@strapi/icons';
import { styled } from 'styled-components';
import { dateText } from '../../kernel/days';
import { useLocale } from '../../kernel/useLocale';
import { useT } from '../../kernel/useT';
import { PositionLine } from '../persons/PositionLine';
import type { DepartmentItem } from './department-tree';

const Icon = styled.span`
  display: inline-flex;
  flex: none;
  color: ${({ theme }) => theme.colors.neutral500};
  svg {
    width: 1.4rem;
    height: 1.4rem;
  }
`;

const Vacant = styled(Typography)`
  padding: 0 0.8rem;
  border: 1px dashed ${({ theme }) => theme.colors.neutral400};
  border-radius: 999px;
`;

const ICONS = { department: Folder, workplace: Monitor, position: User, rest: Folder };

/** One line: a department with its head, a workplace with who sits there, or a person. */
export function DepartmentLine({ item, tabIndex }: { item: DepartmentItem; tabIndex: number }) {
  const t = useT();
  const locale = useLocale();
  const { kind, department, workplace, positions, head, text } = item;
  const KindIcon = ICONS[kind];
  const name = department?.name ?? workplace?.name ?? (kind === 'rest' ? text : undefined);
  const code = department?.code ?? workplace?.code;
  const endsOn = department?.validTo ?? workplace?.validTo;
  return (
    <Flex gap={2}>
      <Icon aria-hidden><KindIcon /></Icon>
      <Flex gap={2} wrap="wrap" style={{ minWidth: 0 }}>
        {name && <Typography fontWeight={kind === 'department' ? 'semiBold' : undefined}>{name}</Typography>}
        {code && <Typography variant="pi" textColor="neutral600">{code}</Typography>}
        {endsOn && <Typography variant="pi" textColor="neutral600">{t('organisation.persons.until', { day: dateText(endsOn, locale) })}</Typography>}
        {head && <Flex gap={1}><Typography variant="pi" textColor="neutral600">{t('organisation.departments.head')}</Typography><PositionLine position={head} tabIndex={tabIndex} /></Flex>}
        {positions.map((position) => <PositionLine key={position.documentId} position={position} tabIndex={tabIndex} />)}
        {kind === 'workplace' && workplace?.vacant && <Vacant variant="pi" textColor="neutral600">{t('organisation.workplaces.vacant')}</Vacant>}
      </Flex>
    </Flex>
  );
}
