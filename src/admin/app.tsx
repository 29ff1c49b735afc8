import type { StrapiApp } from '@strapi/strapi/admin';
import de from './translations/de.json';
import en from './translations/en.json';

/** Where Strapi remembers that its advertisement for the new media library was closed. */
const CLOSED_BANNER = 'STRAPI_MEDIA_LIBRARY_BANNER_DISMISSED_FOR_false:false';

export default {
  config: { locales: ['de'], translations: { en, de }, tutorials: false, notifications: { releases: false } },
  bootstrap(_app: StrapiApp) {
    localStorage.setItem(CLOSED_BANNER, 'true');
  },
};
