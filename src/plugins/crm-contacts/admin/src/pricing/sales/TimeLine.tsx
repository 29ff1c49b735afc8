import { createContext, useContext, useMemo, type ReactNode } from 'react';
import { styled } from 'styled-components';
import { todayHere } from '../../kernel/days';
import { useLocale } from '../../kernel/useLocale';
import { useT } from '../../kernel/useT';
import { barOf, placeOf, spanOf, ticksOf, type Period, type Span } from './time-line';

/** By what a catalogue counts: a way of drawing that does not need colours to be told apart. */
export type BarKind = 'own' | 'inherited' | 'general';

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

const Bar = styled.span<{ $kind: BarKind; $current: boolean; $left: boolean; $right: boolean }>`
  position: absolute;
  top: 0.3rem;
  bottom: 0.3rem;
  min-width: 3px;
  opacity: ${({ $current }) => ($current ? 1 : 0.5)};
  border: 1px ${({ $kind }) => ($kind === 'general' ? 'dashed' : 'solid')} ${({ theme }) => theme.colors.primary600};
  border-radius: ${({ $left, $right }) => `${$left ? '0' : '0.4rem'} ${$right ? '0 0' : '0.4rem 0.4rem'} ${$left ? '0' : '0.4rem'}`};
  background: ${({ theme, $kind }) =>
    $kind === 'own' ? theme.colors.primary600
    : $kind === 'general' ? 'transparent'
    : `repeating-linear-gradient(135deg, ${theme.colors.primary600} 0 4px, ${theme.colors.primary200} 4px 8px)`};
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
  current: boolean;
}

/** When a row holds; its days stand in words beside it, so screen readers pass over it. */
TimeLine.Bar = function TimeBar({ kind, period, current }: TimeBarProps) {
  const span = useContext(SpanContext);
  const bar = barOf(period, span);
  return (
    <Track aria-hidden>
      {ticksOf(span).map(({ day, left }) => <Line key={day} style={{ left: `${left}%` }} />)}
      {bar && <Bar $kind={kind} $current={current} $left={bar.opensLeft} $right={bar.opensRight} style={{ left: `${bar.left}%`, width: `${bar.width}%` }} />}
      <Line $isToday style={{ left: `${placeOf(todayHere(), span)}%` }} />
    </Track>
  );
};
