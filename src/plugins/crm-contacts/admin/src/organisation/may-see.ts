import type { Grants } from '../kernel/useRights';
import { DEPARTMENT, POSITION, WORKPLACE } from './uids';

/** Whether the user sees who works at a company. */
export const maySeePositions = ({ may, can }: Grants): boolean => may('organisation.read') && can(POSITION, 'read');

/** Whether the user sees departments or workplaces: both come with the org chart. */
export const maySeeParts = (grants: Grants): boolean => maySeePositions(grants) && [DEPARTMENT, WORKPLACE].some((uid) => grants.can(uid, 'read'));
