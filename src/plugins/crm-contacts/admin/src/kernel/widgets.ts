import type { StrapiApp } from '@strapi/strapi/admin';
import { PLUGIN } from './useT';

type Widget = StrapiApp['widgets']['widgets'][number];

/**
 * Puts widgets on Strapi's start page, in front of its own: who has the CRM open all day looks at these. A layout that a
 * user has arranged for themselves stays as it is.
 */
export function registerWidgets(app: StrapiApp, widgets: Omit<Widget, 'pluginId'>[]): void {
  app.widgets.register((others) => {
    const isOwn = ({ pluginId }: Widget) => pluginId === PLUGIN;
    return [...others.filter(isOwn), ...widgets.map((widget) => ({ ...widget, pluginId: PLUGIN })), ...others.filter((widget) => !isOwn(widget))];
  });
}
