import type { Core } from '@strapi/strapi';
import type { Reader } from '../kernel/rights/reader';
import { declaredActions } from '../kernel/rights/actions';
import { UID } from '../kernel/uids';
import { rolesService } from './roles.service';
import { usersService } from './users.service';

export const accessService = ({ strapi }: { strapi: Core.Strapi }) => ({
  ...usersService(strapi),
  ...rolesService(strapi, declaredActions),

  /** Of these contacts those that the reader may read; one statement, none without conditions. */
  readableContacts: (reader: Reader, documentIds: string[]): Promise<Set<string>> => reader.keep('read', UID.contact, documentIds),
});

export type AccessService = ReturnType<typeof accessService>;
