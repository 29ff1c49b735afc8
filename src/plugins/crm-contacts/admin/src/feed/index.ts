import type { AdminFeature } from '../kernel/feature';

export const feed: AdminFeature = {};
