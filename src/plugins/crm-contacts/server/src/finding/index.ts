import type { Feature } from '../kernel/feature';
import { folder } from './schemas/folder';

export const finding: Feature = {
  contentTypes: { folder },
  actions: [],
};
