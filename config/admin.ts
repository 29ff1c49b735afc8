import type { Core } from '@strapi/strapi';

export default ({ env }: Core.Config.Shared.ConfigParams) => ({
  auth: { secret: env('ADMIN_JWT_SECRET') },
  apiToken: { salt: env('API_TOKEN_SALT') },
  transfer: { token: { salt: env('TRANSFER_TOKEN_SALT') } },
  secrets: { encryptionKey: env('ENCRYPTION_KEY') },
  // What distracts people who work in the panel all day.
  flags: { nps: false, promoteEE: false },
  // Otherwise every edit view asks to set one up.
  preview: { enabled: false },
  autoOpen: false,
});
