import type { Core } from '@strapi/strapi';
import { ADMIN_USER } from '../plugins/crm-contacts/server/src/kernel/uids';
import { services } from '../plugins/crm-contacts/server/src/services';
import { loadDemo } from './load';
import { needsStaff } from './marker';
import { staffDemo } from './staff.sql';

/** Whether an empty database shall be filled: unless CRM_DEMO says `false`. */
const isEnabled = () => process.env.CRM_DEMO !== 'false';

/** Demo data for who wants to look around first; see docs/administration.md. */
export async function bootstrapDemo(strapi: Core.Strapi): Promise<void> {
  if (!isEnabled()) return;
  if (await loadDemo(strapi)) await services(strapi).access.ensureRoles();
  if (!(await needsStaff(strapi))) return;
  const first = await firstAdministrator(strapi);
  if (first) await staffDemo(strapi, first.id);
  else staffOnRegistration(strapi);
}

async function firstAdministrator(strapi: Core.Strapi): Promise<{ id: number } | null> {
  return strapi.db.query(ADMIN_USER).findOne({ where: { isActive: true }, orderBy: { id: 'asc' } });
}

function staffOnRegistration(strapi: Core.Strapi): void {
  strapi.db.lifecycles.subscribe({
    models: [ADMIN_USER],
    async afterCreate({ result }) {
      const { id, isActive } = result as { id: number; isActive?: boolean };
      if (!isActive) return;
      try {
        await staffDemo(strapi, id);
      } catch (error) {
        // Somebody is registering: that must not fail for the sake of a demo.
        strapi.log.error(`The demo could not be given to its first administrator: ${(error as Error).message}`);
      }
    },
  });
}
