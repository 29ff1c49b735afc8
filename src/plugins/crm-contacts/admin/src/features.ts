import type { AdminFeature } from './kernel/feature';
import { access } from './access';
import { activities } from './activities';
import { contacts } from './contacts';
import { documents } from './documents';
import { feed } from './feed';
import { finding } from './finding';
import { organisation } from './organisation';
import { pricing } from './pricing';
import { relations } from './relations';
import { workflow } from './workflow';

export const features: AdminFeature[] = [
  finding,
  contacts,
  workflow,
  organisation,
  relations,
  pricing,
  documents,
  activities,
  feed,
  access,
];
