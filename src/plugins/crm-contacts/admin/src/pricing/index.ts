import type { AdminFeature } from '../kernel/feature';

export const pricing: AdminFeature = {};
