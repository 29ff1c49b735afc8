import type { Core } from '@strapi/strapi';
import type {
  ChangedJob, ChangedPosition, ChangeJob, ChangePosition, ContactPersons, ContactPersonsExcerpt, CreatedContactPerson, DepartmentContents,
  DissolvedDepartment, DissolveDepartment, EndPosition, MadeContactPerson, MakeContactPerson, MovedReports, MoveReports,
  NewContactPerson, OrgChart, PositionState,
} from '../../../contracts/organisation';
import type { Day } from '../kernel/dates';
import { forbidden } from '../kernel/errors';
import { getReadable } from '../kernel/rights/readable';
import type { Reader } from '../kernel/rights/reader';
import { UID } from '../kernel/uids';
import { addContactPerson, endPosition, makeMain } from './contact-persons.service';
import { departmentContents } from './department-contents';
import { dissolveDepartment } from './department.service';
import { changeJob, makeContactPerson } from './job.service';
import { orgChart, type ChartAsked } from './org-chart.service';
import { changePosition, moveReports } from './placement.service';
import { placesOn, type Place } from './places';
import { readPlacedPositions } from './position.sql';
import { contactPerson, pickersOf } from './position.view';

const FIRST_PERSONS = 5;

export interface OrganisationService {
  /** The company's positions, past and coming ones too: current ones first. 404 when the reader may not read the company. */
  positionsOf(reader: Reader, company: string, asOf: Day): Promise<ContactPersons>;
  orgChart(reader: Reader, company: string, asked: ChartAsked): Promise<OrgChart>;
  /** For the contact window: two statements, more under record conditions. Ask first whether the contact may be read. */
  windowPart(reader: Reader, company: string, asOf: Day): Promise<ContactPersonsExcerpt | undefined>;
  /**
   * Title and department of those of these positions that stand elsewhere on a day than their rows say, as far as the reader may
   * read them; by documentId of the position. One statement, one more under record conditions.
   */
  placesOn(reader: Reader, positions: string[], day: Day): Promise<Map<string, Place>>;
  addContactPerson(reader: Reader, company: string, input: NewContactPerson): Promise<CreatedContactPerson>;
  endPosition(reader: Reader, documentId: string, input: EndPosition): Promise<PositionState>;
  makeMain(reader: Reader, documentId: string): Promise<PositionState>;
  changePosition(reader: Reader, documentId: string, input: ChangePosition): Promise<ChangedPosition>;
  moveReports(reader: Reader, documentId: string, input: MoveReports): Promise<MovedReports>;
  changeJob(reader: Reader, documentId: string, input: ChangeJob): Promise<ChangedJob>;
  departmentContents(reader: Reader, documentId: string, after: Day): Promise<DepartmentContents>;
  dissolveDepartment(reader: Reader, documentId: string, input: DissolveDepartment): Promise<DissolvedDepartment>;
  makeContactPerson(reader: Reader, contact: string, input: MakeContactPerson): Promise<MadeContactPerson>;
}

export function organisationService({ strapi }: { strapi: Core.Strapi }): OrganisationService {
  async function assertReadable(reader: Reader, company: string): Promise<void> {
    if (!reader.can('read', UID.position)) throw forbidden('You may not read contact persons');
    await getReadable(strapi, reader, UID.contact, company);
  }

  return {
    async positionsOf(reader, company, asOf) {
      await assertReadable(reader, company);
      const rows = await readPlacedPositions(strapi, { company }, asOf);
      const pickers = await pickersOf(strapi, reader, company, rows);
      const positions = rows.flatMap((row) => contactPerson(row, pickers, asOf) ?? []);
      return { asOf, positions: [...positions.filter(({ current }) => current), ...positions.filter(({ current }) => !current)] };
    },

    async orgChart(reader, company, asked) {
      await assertReadable(reader, company);
      return orgChart(strapi, reader, company, asked);
    },

    async windowPart(reader, company, asOf) {
      if (!reader.can('read', UID.position)) return undefined;
      const conditional = reader.condition('read', UID.position) !== undefined;
      const rows = await readPlacedPositions(strapi, { company, asOf, limit: conditional ? undefined : FIRST_PERSONS }, asOf);
      const pickers = await pickersOf(strapi, reader, company, rows);
      const first = rows.flatMap((row) => contactPerson(row, pickers, asOf) ?? []);
      return { first: first.slice(0, FIRST_PERSONS), count: conditional ? first.length : Number(rows[0]?.total ?? 0) };
    },

    placesOn: (reader, positions, day) => placesOn(strapi, reader, positions, day),
    addContactPerson: (reader, company, input) => addContactPerson(strapi, reader, company, input),
    endPosition: (reader, documentId, input) => endPosition(strapi, reader, documentId, input),
    makeMain: (reader, documentId) => makeMain(strapi, reader, documentId),
    changePosition: (reader, documentId, input) => changePosition(strapi, reader, documentId, input),
    moveReports: (reader, documentId, input) => moveReports(strapi, reader, documentId, input),
    changeJob: (reader, documentId, input) => changeJob(strapi, reader, documentId, input),
    departmentContents: (reader, documentId, after) => departmentContents(strapi, reader, documentId, after),
    dissolveDepartment: (reader, documentId, input) => dissolveDepartment(strapi, reader, documentId, input),
    makeContactPerson: (reader, contact, input) => makeContactPerson(strapi, reader, contact, input),
  };
}
