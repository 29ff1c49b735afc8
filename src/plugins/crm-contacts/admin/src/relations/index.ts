import type { AdminFeature } from '../kernel/feature';

export const relations: AdminFeature = {};
