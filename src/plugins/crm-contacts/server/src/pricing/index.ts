import type { Feature } from '../kernel/feature';
import { process } from './schemas/process';
import { priceCatalogue } from './schemas/price-catalogue';
import { priceEntry } from './schemas/price-entry';
import { priceAssignment } from './schemas/price-assignment';

export const pricing: Feature = {
  contentTypes: { process, 'price-catalogue': priceCatalogue, 'price-entry': priceEntry, 'price-assignment': priceAssignment },
  actions: [],
};
