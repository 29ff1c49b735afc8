import type { Feature } from '../kernel/feature';

export const access: Feature = {
  contentTypes: {},
  actions: [],
};
