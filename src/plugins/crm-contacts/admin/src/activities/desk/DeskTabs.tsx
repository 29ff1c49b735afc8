import { Flex, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { styled } from 'styled-components';
import { useT } from '../../kernel/useT';
import type { DeskSection } from '../../../../contracts/activities';

export const SECTIONS: DeskSection[] = ['today', 'overdue', 'coming', 'undated'];

const Tab = styled.button<{ $current: boolean }>`
  display: inline-flex;
  align-items: center;
  gap: 0.8rem;
  padding: 0.6rem 1.2rem;
  border: 1px solid ${({ theme, $current }) => theme.colors[$current ? 'primary200' : 'neutral200']};
  border-radius: ${({ theme }) => theme.borderRadius};
  background: ${({ theme, $current }) => theme.colors[$current ? 'primary100' : 'neutral0']};
`;

interface DeskTabsProps {
  counts: Record<DeskSection, number> | undefined;
  current: DeskSection;
  onChange(section: DeskSection): void;
}

/** The sections of a desk with how much lies in each; overdue in red. */
export function DeskTabs({ counts, current, onChange }: DeskTabsProps) {
  const t = useT();
  const { locale } = useIntl();
  return (
    <Flex gap={2} wrap="wrap" role="group" aria-label={t('activities.desk.sections')}>
      {SECTIONS.map((section) => {
        const count = counts?.[section];
        const isRed = section === 'overdue' && Boolean(count);
        return (
          <Tab key={section} type="button" $current={section === current} aria-pressed={section === current} onClick={() => onChange(section)}>
            <Typography textColor={isRed ? 'danger600' : section === current ? 'primary700' : 'neutral800'} fontWeight={section === current ? 'semiBold' : undefined}>{t(`activities.desk.${section}`)}</Typography>
            <Typography variant="pi" textColor={isRed ? 'danger600' : 'neutral600'} style={{ fontVariantNumeric: 'tabular-nums' }}>{count === undefined ? '' : new Intl.NumberFormat(locale).format(count)}</Typography>
          </Tab>
        );
      })}
    </Flex>
  );
}
