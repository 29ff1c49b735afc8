import type { Core } from '@strapi/strapi';
import { dayIn } from '../kernel/dates';
import { settingsOf } from '../kernel/settings';
import type { DayOf } from './in-force.rules';

/** The calendar day of an instant in the application's time zone. */
export function dayOf(strapi: Core.Strapi): DayOf {
  const { timeZone } = settingsOf(strapi);
  return (millis) => dayIn(timeZone, new Date(millis));
}
