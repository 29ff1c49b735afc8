import type { AdminFeature } from '../kernel/feature';

export const documents: AdminFeature = {};
