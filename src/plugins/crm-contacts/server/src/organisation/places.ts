import type { Core } from '@strapi/strapi';
import type { Day } from '../kernel/dates';
import { pickerOf } from '../kernel/rights/readable-rows';
import type { Reader } from '../kernel/rights/reader';
import { UID } from '../kernel/uids';
import { readPlacements } from './position.sql';

/** What lists of other features show of a position's place; absent where the reader may not read it. */
export interface Place {
  jobTitle?: string | null;
  /** Its name. */
  department?: string | null;
}

/** Places of positions on a day of which a placement speaks: a change that is planned has not happened yet. */
export async function placesOn(strapi: Core.Strapi, reader: Reader, positions: string[], day: Day): Promise<Map<string, Place>> {
  if (positions.length === 0) return new Map();
  const rows = await readPlacements(strapi, { positions }, day);
  const department = await pickerOf(strapi, reader, UID.department, rows.map((row) => row.department), ['name']);
  const may = (field: string) => reader.can('read', UID.position, undefined, field);
  return new Map(
    rows.map((row) => [
      row.position,
      {
        ...(may('jobTitle') ? { jobTitle: row.jobTitle } : {}),
        ...(may('department') && reader.can('read', UID.department, undefined, 'name')
          ? { department: (department(row.department, { name: row.departmentName })?.name as string | undefined) ?? null }
          : {}),
      },
    ])
  );
}
