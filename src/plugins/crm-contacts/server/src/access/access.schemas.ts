import { z } from '@strapi/utils';
import { EXAMPLE_ROLES, ROLES } from '../../../contracts/access';
import { searchText } from '../kernel/body';

export const usersQuery = z.strictObject({ q: searchText(255).optional() });
export const newRoles = z.strictObject({ restore: z.array(z.enum([...ROLES, ...EXAMPLE_ROLES])).default([]), examples: z.boolean().default(false) });
