import type { AdminFeature } from '../kernel/feature';

export const access: AdminFeature = {};
