import type { Core } from '@strapi/strapi';

/**
 * `CORS_ORIGINS`: the sites whose pages may call this server from a browser, with their cookies too, separated by commas;
 * none by default. The panel is served from the server's own origin and needs none.
 */
export default ({ env }: Core.Config.Shared.ConfigParams) => [
  'strapi::logger',
  'strapi::errors',
  'strapi::security',
  'plugin::crm-contacts.uploads',
  {
    name: 'strapi::cors',
    config: {
      origin: env.array('CORS_ORIGINS', []),
      headers: ['Content-Type', 'Authorization', 'Origin', 'Accept', 'If-Unmodified-Since'],
    },
  },
  'strapi::poweredBy',
  // Longer lists than these are refused (docs/api.md, "Filters"), not cut.
  { name: 'strapi::query', config: { arrayLimit: 1_000, parameterLimit: 2_000 } },
  'strapi::body',
  'strapi::session',
  'strapi::favicon',
  'strapi::public',
];
