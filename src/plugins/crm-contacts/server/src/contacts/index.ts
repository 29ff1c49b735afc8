import type { Feature } from '../kernel/feature';
import { contact } from './schemas/contact';
import { person } from './schemas/person';
import { channel } from './schemas/channel';
import { address } from './schemas/address';
import { bankAccount } from './schemas/bank-account';
import { counter } from './schemas/counter';

export const contacts: Feature = {
  contentTypes: { contact, person, channel, address, 'bank-account': bankAccount, counter },
  actions: [],
};
