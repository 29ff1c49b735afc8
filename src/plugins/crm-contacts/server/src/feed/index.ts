import type { Feature } from '../kernel/feature';
import { follow } from './schemas/follow';

export const feed: Feature = {
  contentTypes: { follow },
  actions: [],
};
