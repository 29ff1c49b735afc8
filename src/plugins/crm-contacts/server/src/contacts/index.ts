import type { Feature } from '../kernel/feature';
import { guardAddress, guardBankAccount, guardChannel } from './belongings.guard';
import { guardContact, guardContactDeletion } from './contact.guard';
import { guardResponsible } from './responsible.guard';
import { guardPerson, guardPersonDeletion } from './person.guard';
import { contact } from './schemas/contact';
import { person } from './schemas/person';
import { channel } from './schemas/channel';
import { address } from './schemas/address';
import { bankAccount } from './schemas/bank-account';
import { counter } from './schemas/counter';
import { contactsController } from './contacts.controller';
import { contactActions, contactRoutes } from './contacts.routes';
import { contactsService } from './contacts.service';

export const contacts: Feature = {
  contentTypes: { contact, person, channel, address, 'bank-account': bankAccount, counter },
  actions: contactActions,
  service: contactsService,
  controller: contactsController,
  routes: contactRoutes,
  guards: [guardResponsible, guardContact, guardContactDeletion, guardPerson, guardPersonDeletion, guardChannel, guardAddress, guardBankAccount],
};
