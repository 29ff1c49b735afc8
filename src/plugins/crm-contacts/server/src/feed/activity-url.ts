import type { Core } from '@strapi/strapi';

/** Where the panel shows an activity; null while the host does not know its own address (`server.url`, `admin.url`). */
export function activityUrl(strapi: Core.Strapi, documentId: string): string | null {
  const admin = strapi.config.get('admin.absoluteUrl') as string | undefined;
  return admin && /^https?:/.test(admin) ? `${admin.replace(/\/$/, '')}/plugins/crm-contacts/activities/${documentId}` : null;
}
