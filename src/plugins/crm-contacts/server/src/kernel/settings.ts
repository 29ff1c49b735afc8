import type { Core } from '@strapi/strapi';
import type { PluginConfig } from '../config';
import { dayIn, type Day } from './dates';
import { PLUGIN } from './uids';

/** The plugin's configuration, as the host's `config/plugins.ts` has it. */
export const settingsOf = (strapi: Core.Strapi): PluginConfig => strapi.config.get(`plugin::${PLUGIN}`) as PluginConfig;

/** Today in the application's time zone. */
export const todayIn = (strapi: Core.Strapi): Day => dayIn(settingsOf(strapi).timeZone);
