import type { AdminFeature } from '../kernel/feature';

export const organisation: AdminFeature = {};
