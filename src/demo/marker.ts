import type { Core } from '@strapi/strapi';

interface Marker {
  loadedAt: string;
  /** Owners, deputies and responsibles are spread. */
  staffedAt?: string;
}

const storeOf = (strapi: Core.Strapi) => strapi.store({ type: 'app', name: 'demo' });

async function markerOf(strapi: Core.Strapi): Promise<Marker | null> {
  return (await storeOf(strapi).get({ key: 'marker' })) as Marker | null;
}

/** Whether the demo was loaded into this database, whatever became of its rows. */
export async function isLoaded(strapi: Core.Strapi): Promise<boolean> {
  return (await markerOf(strapi)) !== null;
}

export async function markLoaded(strapi: Core.Strapi): Promise<void> {
  await storeOf(strapi).set({ key: 'marker', value: { loadedAt: new Date().toISOString() } });
}

/** Whether the demo waits for its first administrator. */
export async function needsStaff(strapi: Core.Strapi): Promise<boolean> {
  const marker = await markerOf(strapi);
  return marker !== null && !marker.staffedAt;
}

export async function markStaffed(strapi: Core.Strapi): Promise<void> {
  const marker = await markerOf(strapi);
  await storeOf(strapi).set({ key: 'marker', value: { ...marker, staffedAt: new Date().toISOString() } });
}
