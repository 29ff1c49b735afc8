import type { AdminFeature } from '../kernel/feature';

export const workflow: AdminFeature = {};
