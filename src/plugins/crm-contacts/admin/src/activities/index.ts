import type { AdminFeature } from '../kernel/feature';

export const activities: AdminFeature = {};
