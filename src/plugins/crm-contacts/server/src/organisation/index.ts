import type { Feature } from '../kernel/feature';
import { department } from './schemas/department';
import { workplace } from './schemas/workplace';
import { position } from './schemas/position';
import { placement } from './schemas/placement';

export const organisation: Feature = {
  contentTypes: { department, workplace, position, placement },
  actions: [],
};
