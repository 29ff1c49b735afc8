import { changedPlaces, circleOfSuperiors, daysBefore, earlierDays, placesAfter, presentPeriod, superiorEdges, uncovered, type SuperiorRow } from './placement.rules';

describe('the days that no placement speaks of', () => {
  it('are all days without placements', () => {
    expect(uncovered({ validFrom: '2020-01-01' }, [])).toEqual([{ validFrom: '2020-01-01', validTo: null }]);
  });
  it('lie before, between and after placements', () => {
    const placements = [{ validFrom: '2022-01-01', validTo: '2022-12-31' }, { validFrom: '2020-01-01', validTo: '2020-12-31' }];
    expect(uncovered({}, placements)).toEqual([
      { validFrom: null, validTo: '2019-12-31' }, { validFrom: '2021-01-01', validTo: '2021-12-31' }, { validFrom: '2023-01-01', validTo: null },
    ]);
  });
  it('are none under a placement that never ends or ends with the position', () => {
    expect(uncovered({ validFrom: '2020-01-01' }, [{ validFrom: '2020-01-01', validTo: null }])).toEqual([]);
    expect(uncovered({ validTo: '2020-12-31' }, [{ validTo: '2020-12-31' }])).toEqual([]);
  });
  it('leave a position its whole time where placements leave none', () => {
    expect(presentPeriod({ validTo: '2020-12-31' }, [{ validTo: '2021-12-31' }])).toEqual({ validTo: '2020-12-31' });
  });
});

describe('the state before a change', () => {
  it('holds until the day before', () => {
    expect(earlierDays({ validFrom: '2020-01-01' }, [], '2024-01-01')).toEqual({ validFrom: '2020-01-01', validTo: '2023-12-31' });
  });
  it('begins after the placement before it', () => {
    expect(earlierDays({}, [{ validTo: '2022-12-31' }], '2024-01-01')).toEqual({ validFrom: '2023-01-01', validTo: '2023-12-31' });
  });
  it('is none on the first day of the present state or earlier: that is a correction', () => {
    expect(earlierDays({ validFrom: '2020-01-01' }, [], '2019-12-31')).toMatchObject({ field: 'startsOn', reason: 'notLater' });
    expect(earlierDays({}, [{ validTo: '2022-12-31' }], '2022-12-31')).toMatchObject({ reason: 'notLater', details: { day: '2023-01-01' } });
    expect(earlierDays({ validFrom: '2020-01-01' }, [], '2020-01-01')).toBeNull();
    expect(earlierDays({}, [{ validTo: '2022-12-31' }], '2023-01-01')).toBeNull();
    expect(earlierDays({}, [{ validTo: '2022-12-31' }], '2023-01-02')).toEqual({ validFrom: '2023-01-01', validTo: '2023-01-01' });
  });
  it('is none after the position has ended', () => {
    expect(earlierDays({ validTo: '2020-12-31' }, [], '2021-01-01')).toMatchObject({ reason: 'afterEnd' });
    expect(earlierDays({ validTo: '2020-12-31' }, [], '2020-12-31')).toEqual({ validFrom: null, validTo: '2020-12-30' });
  });
});

it('tells which place fields change', () => {
  const stored = { department: { documentId: 'a' }, superior: null, jobTitle: 'Clerk' };
  expect(changedPlaces(stored, { department: 'a', superior: null, jobTitle: 'Clerk' })).toEqual([]);
  expect(changedPlaces(stored, { department: 'b', superior: 'x', jobTitle: '' })).toEqual(['department', 'superior', 'jobTitle']);
  expect(changedPlaces(stored, {})).toEqual([]);
});

describe('a circle of superiors', () => {
  const row = (position: number, superior: number | null, days: object = {}): SuperiorRow => ({ position, superior, earlier: 0, ...days });
  const placed = (position: number, superior: number | null, days: object = {}): SuperiorRow => ({ position, superior, earlier: 1, ...days });
  const circle = (position: number, superior: number, period: object, rows: SuperiorRow[]) => circleOfSuperiors(position, superior, [period], superiorEdges(rows));

  it('is closed by pointing to oneself or to somebody further down', () => {
    expect(circle(1, 1, {}, [])).toEqual([1]);
    expect(circle(1, 3, {}, [row(3, 2), row(2, 1), row(1, null)])).toEqual([1, 2, 3]);
  });
  it('is not closed by pointing upwards', () => {
    expect(circle(3, 1, {}, [row(1, null)])).toBeNull();
  });
  it('counts on each day by itself: who has changed superiors since closes none', () => {
    const rows = [row(2, null), placed(2, 1, { validTo: '2024-12-31' })];
    expect(circle(1, 2, { validFrom: '2025-01-01' }, rows)).toBeNull();
    expect(circle(1, 2, { validFrom: '2024-12-31' }, rows)).toEqual([1, 2]);
  });
  it('that is stored already among others does not keep the check from ending', () => {
    expect(circle(9, 1, {}, [row(1, 2), row(2, 1)])).toBeNull();
  });
});

it('lets a placement speak of later days as long as its position lasts', () => {
  const placement = { validFrom: '2027-01-01', validTo: '2027-06-30' };
  const isIn = (validTo: string | null, day: string) => placesAfter(placement, { validFrom: '2020-01-01', validTo }, day);

  expect([isIn(null, '2026-01-01'), isIn(null, '2027-06-29'), isIn(null, '2027-06-30')]).toEqual([true, true, false]);
  expect([isIn('2027-01-01', '2026-01-01'), isIn('2026-12-31', '2026-01-01'), isIn('2027-03-31', '2027-03-31')]).toEqual([true, false, false]);
});

it('keeps of a placement the days before a change, if there are any', () => {
  const before = (validFrom: string | null, startsOn: string) => daysBefore({ validFrom, validTo: '2027-06-30' }, startsOn);

  expect([before('2027-01-02', '2027-01-01'), before('2027-01-01', '2027-01-01')]).toEqual([null, null]);
  expect(before('2026-12-31', '2027-01-01')).toEqual({ validFrom: '2026-12-31', validTo: '2026-12-31' });
  expect(before(null, '2027-01-01')).toEqual({ validFrom: null, validTo: '2026-12-31' });
});
