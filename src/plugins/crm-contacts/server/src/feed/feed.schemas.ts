import { z } from '@strapi/utils';
import { NEWS_SCOPES } from '../../../contracts/feed';

const before = z.string().max(200).optional();
const limit = z.coerce.number().int().min(1).max(100).optional();
export const follow = z.strictObject({ highlighted: z.boolean().optional() });
export const newsQuery = z.strictObject({ scope: z.enum(NEWS_SCOPES).optional(), before, limit });
export const newsSeen = z.strictObject({ until: z.iso.datetime({ offset: true }) });
export const noticesQuery = z.strictObject({ before, limit, unread: z.enum(['true', 'false']).optional() });
export const noticeRead = z.strictObject({ read: z.boolean() });
