import type { Feature } from '../kernel/feature';

export const documents: Feature = {
  contentTypes: {},
  actions: [],
};
