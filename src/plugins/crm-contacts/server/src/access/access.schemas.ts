import { z } from '@strapi/utils';
import { ROLES } from '../../../contracts/access';
import { searchText } from '../kernel/body';

export const usersQuery = z.strictObject({ q: searchText(255).optional() });
export const newRoles = z.strictObject({ restore: z.array(z.enum(ROLES)).default([]) });
