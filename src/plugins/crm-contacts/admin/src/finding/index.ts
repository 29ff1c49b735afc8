import type { AdminFeature } from '../kernel/feature';

export const finding: AdminFeature = {};
