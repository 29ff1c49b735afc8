import type { Feature } from '../kernel/feature';
import { activity } from './schemas/activity';
import { absence } from './schemas/absence';

export const activities: Feature = {
  contentTypes: { activity, absence },
  actions: [],
};
