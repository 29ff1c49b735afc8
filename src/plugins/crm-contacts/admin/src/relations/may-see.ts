import type { Grants } from '../kernel/useRights';
import { RELATION } from './uids';

/** Whether the user sees who is related to whom: without both sides there is nothing to see. */
export const maySeeRelations = ({ may, can }: Grants): boolean => may('relations.read') && ['from', 'to'].every((side) => can(RELATION, 'read', side));
