import type { AdminFeature } from '../kernel/feature';

export const contacts: AdminFeature = {};
