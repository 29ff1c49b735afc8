import { Flex, Typography } from '@strapi/design-system';
import { createContext, useContext, useMemo, type ReactNode } from 'react';
import { css, styled } from 'styled-components';
import { todayHere } from '../../kernel/days';
import { useLocale } from '../../kernel/useLocale';
import { useT } from '../../kernel/useT';
import { barOf, placeOf, spanOf, ticksOf, type Period, type Span } from './time-line';

/** By what a catalogue counts: a way of drawing that does not need colours to be told apart. */
export type BarKind = 'own' | 'inherited' | 'general';

/** Whether it counts today; `other`: on other days; `resting`: not as long as the contact has its present stage. */
export type BarState = 'current' | 'other' | 'resting';

const Track = styled.div`
  position: relative;
  width: 100%;
  height: 2rem;
`;

const Heading = styled(Track)`
  height: 1.6rem;
  font-size: 1.1rem;
  font-weight: 400;
  color: ${({ theme }) => theme.colors.neutral600};
  font-variant-numeric: tabular-nums;
  span {
    position: absolute;
    white-space: nowrap;
    padding-left: 0.3rem;
  }
`;

const Line = styled.span<{ $isToday?: boolean }>`
  position: absolute;
  top: -0.9rem;
  bottom: -0.9rem;
  width: 0;
  border-left: ${({ $isToday }) => ($isToday ? '2px solid' : '1px solid')} ${({ theme, $isToday }) => ($isToday ? theme.colors.danger500 : theme.colors.neutral150)};
`;

interface Look {
  $kind: BarKind;
  $state: BarState;
}

const look = css<Look>`
  opacity: ${({ $state }) => ($state === 'other' ? 0.5 : 1)};
  border: 1px ${({ $kind }) => ($kind === 'general' ? 'dashed' : 'solid')} ${({ theme, $state }) => ($state === 'resting' ? theme.colors.neutral400 : theme.colors.primary600)};
  background: ${({ theme: { colors }, $kind, $state }) =>
    $state === 'resting' ? `repeating-linear-gradient(45deg, ${colors.neutral300} 0 1px, ${colors.neutral0} 1px 6px)`
    : $kind === 'own' ? colors.primary600
    : $kind === 'general' ? 'transparent'
    : `repeating-linear-gradient(135deg, ${colors.primary600} 0 4px, ${colors.primary200} 4px 8px)`};
`;

const Bar = styled.span<Look & { $left: boolean; $right: boolean }>`
  position: absolute;
  top: 0.3rem;
  bottom: 0.3rem;
  min-width: 3px;
  border-radius: ${({ $left, $right }) => `${$left ? '0' : '0.4rem'} ${$right ? '0 0' : '0.4rem 0.4rem'} ${$left ? '0' : '0.4rem'}`};
  ${look}
`;

const Swatch = styled.span<Look>`
  width: 2.4rem;
  height: 1.2rem;
  border-radius: 0.3rem;
  ${look}
`;

const SpanContext = createContext<Span>({ first: '', last: '' });

/** Gives the lines inside one common stretch of time. */
export function TimeLine({ periods, children }: { periods: Period[]; children: ReactNode }) {
  const span = useMemo(() => spanOf(periods, todayHere()), [periods]);
  return <SpanContext.Provider value={span}>{children}</SpanContext.Provider>;
}

/** Years and quarters above the bars, and where today is. */
TimeLine.Heading = function TimeLineHeading() {
  const t = useT();
  const span = useContext(SpanContext);
  const locale = useLocale();
  const month = new Intl.DateTimeFormat(locale, { month: 'short', timeZone: 'UTC' });
  const today = placeOf(todayHere(), span);
  return (
    <Heading>
      {ticksOf(span).filter(({ left }) => left < 94 && Math.abs(left - today) > 8).map(({ day, left, isYear }) => (
        <span key={day} style={{ left: `${left}%` }}>{isYear ? day.slice(0, 4) : month.format(new Date(`${day}T00:00:00Z`))}</span>
      ))}
      <span style={{ left: `${today}%`, fontWeight: 600 }}>{t('pricing.today')}</span>
    </Heading>
  );
};

interface TimeBarProps {
  kind: BarKind;
  period: Period;
  state: BarState;
}

/** When a row holds; its days stand in words beside it, so screen readers pass over it. */
TimeLine.Bar = function TimeBar({ kind, period, state }: TimeBarProps) {
  const span = useContext(SpanContext);
  const bar = barOf(period, span);
  return (
    <Track aria-hidden>
      {ticksOf(span).map(({ day, left }) => <Line key={day} style={{ left: `${left}%` }} />)}
      {bar && <Bar $kind={kind} $state={state} $left={bar.opensLeft} $right={bar.opensRight} style={{ left: `${bar.left}%`, width: `${bar.width}%` }} />}
      <Line $isToday style={{ left: `${placeOf(todayHere(), span)}%` }} />
    </Track>
  );
};

/** What the bars mean, for those that are there; the rows say the same in words. */
TimeLine.Legend = function TimeLineLegend({ bars }: { bars: Pick<TimeBarProps, 'kind' | 'state'>[] }) {
  const t = useT();
  const kinds = (['own', 'inherited', 'general'] as const).filter((kind) => bars.some((bar) => bar.kind === kind && bar.state !== 'resting'));
  const states = (['other', 'resting'] as const).filter((state) => bars.some((bar) => bar.state === state));
  const items: [string, BarKind, BarState][] = [...kinds.map((kind): [string, BarKind, BarState] => [kind, kind, 'current']), ...states.map((state): [string, BarKind, BarState] => [state, 'own', state])];
  return (
    <Flex gap={4} wrap="wrap" paddingTop={3} aria-hidden>
      {items.map(([name, kind, state]) => (
        <Flex key={name} gap={2}><Swatch $kind={kind} $state={state} /><Typography variant="pi" textColor="neutral600">{t(`pricing.legend.${name}`)}</Typography></Flex>
      ))}
    </Flex>
  );
};
