import type { Feature } from './kernel/feature';
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

/** In this order their write guards run: rights before rules, the contact before what hangs on it. */
export const features: Record<string, Feature> = {
  access,
  contacts,
  workflow,
  organisation,
  relations,
  pricing,
  documents,
  activities,
  finding,
  feed,
};
