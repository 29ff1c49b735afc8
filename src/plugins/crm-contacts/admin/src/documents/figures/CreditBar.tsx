import { Flex, Typography } from '@strapi/design-system';
import { styled } from 'styled-components';
import type { CreditFigure } from '../../../../contracts/documents';
import { ShortMoney } from '../../kernel/ShortMoney';
import { useLocale } from '../../kernel/useLocale';
import { useT } from '../../kernel/useT';
import { creditUse } from './credit';

const Track = styled.div`
  height: 0.8rem;
  border-radius: 0.4rem;
  overflow: hidden;
  background: ${({ theme }) => theme.colors.neutral200};
`;

const Used = styled.div<{ $share: number; $level: 'fine' | 'near' | 'over' }>`
  width: ${({ $share }) => $share}%;
  height: 100%;
  background: ${({ theme, $level }) => theme.colors[({ fine: 'primary600', near: 'warning600', over: 'danger600' } as const)[$level]]};
`;

/** How much of the credit limit is used; without a limit the amount alone. */
export function CreditBar({ credit }: { credit: CreditFigure }) {
  const t = useT();
  const locale = useLocale();
  const use = creditUse(credit);
  const percent = use && new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 }).format(use.percent / 100);
  return (
    <Flex direction="column" alignItems="stretch" gap={1}>
      <Flex justifyContent="space-between" gap={3} wrap="wrap">
        <Typography title={t('documents.figures.credit.hint')}>{t('documents.figures.credit')}</Typography>
        <Typography>
          <ShortMoney amount={credit.used} currency={credit.currency} />
          {credit.limit && <> / <ShortMoney amount={credit.limit} currency={credit.currency} /></>}
        </Typography>
      </Flex>
      {use && (
        <Track role="meter" aria-label={t('documents.figures.credit')} aria-valuemin={0} aria-valuemax={100} aria-valuenow={Math.round(use.share)} aria-valuetext={percent ?? undefined}>
          <Used $share={use.share} $level={use.level} />
        </Track>
      )}
      <Typography variant="pi" textColor={use?.level === 'over' ? 'danger600' : 'neutral600'}>
        {use ? t(`documents.figures.credit.${use.level}`, { percent }) : credit.limit === null && t('documents.figures.credit.none')}
      </Typography>
      {credit.others.length > 0 && (
        <Typography variant="pi" textColor="neutral600">
          {t('documents.figures.credit.others')} {credit.others.map(({ currency, total }, index) => <span key={currency}>{index > 0 && ' · '}<ShortMoney amount={total} currency={currency} /></span>)}
        </Typography>
      )}
    </Flex>
  );
}
