import * as a from '../../kernel/attributes';
import { noRow } from '../../kernel/rights/row-scope';
import { contentType } from '../../kernel/schema';

/**
 * What a series of activities repeats. Its members are activities of their own; `plannedUntil` says up to
 * which day they have been made, so that one that was taken away does not come back.
 */
export const activitySeries = contentType({
  singularName: 'activity-series',
  pluralName: 'activity-series-rows',
  displayName: 'Activity series',
  description: 'Rule and pattern of repeated activities',
  collectionName: 'crm_activity_series',
  hidden: true,
  rights: { rows: noRow, sites: 'nothing' },
  attributes: {
    rule: a.string({ required: true, maxLength: 500 }),
    /** Day and wall-clock time of the first one; without a time it is due or all day. */
    firstDay: a.day({ required: true }),
    firstTime: a.string({ maxLength: 8 }),
    timeZone: a.string({ required: true, maxLength: 60 }),
    plannedUntil: a.day({ required: true }),
    /** What each of them is written with, besides its day. */
    pattern: a.json({ required: true }),
    /** Nothing comes after this day any more; empty while the series runs. */
    endedOn: a.day(),
  },
  layout: { mainField: 'rule', list: [], edit: [] },
});
