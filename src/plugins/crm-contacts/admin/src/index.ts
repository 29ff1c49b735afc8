import { AddressBook } from './kernel/icons';
import type { StrapiApp } from '@strapi/strapi/admin';
import { features } from './features';
import { paths } from './kernel/paths';
import { PLUGIN, textId } from './kernel/useT';

const load: Record<string, () => Promise<{ texts: Record<string, string> }>> = {
  en: () => import('./translations/en'),
  de: () => import('./translations/de'),
};

/**
 * Strapi's name of a text. The Content Manager's labels carry a prefix of their own; names of types and
 * values of enumerations it looks up as they are: `verbatim.Contact` becomes `Contact`.
 */
function nameOf(key: string): string {
  if (key.startsWith('content-manager.')) return key;
  return key.startsWith('verbatim.') ? key.slice('verbatim.'.length) : textId(key);
}

export default {
  register(app: StrapiApp) {
    app.addMenuLink({
      to: paths.root.slice(1),
      icon: AddressBook,
      intlLabel: { id: textId('common.menu'), defaultMessage: 'Contact management / CRM' },
      permissions: [{ action: `plugin::${PLUGIN}.finding.folders`, subject: null }],
      // No async function: Strapi takes one for an old kind of component and warns.
      Component: () => import('./kernel/App').then(({ App }) => ({ default: App })),
      position: 1,
    });
    app.addSettingsLink(
      { id: PLUGIN, intlLabel: { id: textId('common.settings'), defaultMessage: 'CRM' } },
      features.flatMap((feature) => feature.settingsPages ?? []).map(({ key, label, action, load }) => ({
        id: `${PLUGIN}-${key}`,
        to: `${PLUGIN}/${key}`,
        intlLabel: { id: textId(label), defaultMessage: label },
        permissions: [{ action: `plugin::${PLUGIN}.${action}`, subject: null }],
        Component: load,
      }))
    );
    for (const feature of features) feature.register?.(app);
  },

  bootstrap(app: StrapiApp) {
    for (const feature of features) feature.bootstrap?.(app);
  },

  async registerTrads({ locales }: { locales: string[] }) {
    return Promise.all(
      locales.map(async (locale) => {
        const { texts } = (await load[locale]?.()) ?? { texts: {} };
        const data = Object.entries(texts).map(([key, text]) => [nameOf(key), text]);
        return { locale, data: Object.fromEntries(data) };
      })
    );
  },
};
