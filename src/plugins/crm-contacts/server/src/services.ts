import type { Core } from '@strapi/strapi';
import type { AccessService } from './access';
import type { ActivitiesService } from './activities';
import type { ContactsService } from './contacts/contacts.service';
import type { DocumentsService } from './documents';
import type { FeedService } from './feed';
import type { FindingService } from './finding';
import type { OrganisationService } from './organisation/organisation.service';
import type { PricingService } from './pricing';
import type { RelationsService } from './relations/relation.service';
import { PLUGIN } from './kernel/uids';
import type { WorkflowService } from './workflow';

/**
 * The features' services by name: the only way from one feature to another. A feature that others
 * call adds the type of its service here.
 */
export interface Services {
  access: AccessService;
  activities: ActivitiesService;
  contacts: ContactsService;
  documents: DocumentsService;
  feed: FeedService;
  finding: FindingService;
  organisation: OrganisationService;
  pricing: PricingService;
  relations: RelationsService;
  workflow: WorkflowService;
}

export function services(strapi: Core.Strapi): Services {
  return new Proxy({} as Services, { get: (_none, name: string) => strapi.plugin(PLUGIN).service(name) });
}
