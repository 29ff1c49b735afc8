import type { Feature } from '../kernel/feature';
import { stageChange } from './schemas/stage-change';

export const workflow: Feature = {
  contentTypes: { 'stage-change': stageChange },
  actions: [],
};
