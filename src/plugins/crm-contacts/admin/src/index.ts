import type { StrapiApp } from '@strapi/strapi/admin';
import { createIntl } from 'react-intl';
import { features } from './features';
import { rewordErrors } from './kernel/content-manager';
import type { ApiError } from './kernel/errors';
import { AddressBook } from './kernel/icons';
import { paths } from './kernel/paths';
import { refusalInWords } from './kernel/refusals-in-words';
import { regionalOf } from './kernel/useLocale';
import { PLUGIN, textId } from './kernel/useT';
import { speaks, textsOf } from './texts';

/** In the language of the panel: a language that the plugin does not speak reads English. */
async function refusalWords(error: ApiError): Promise<ApiError> {
  const asked = document.documentElement.lang;
  const locale = speaks(asked) ? asked : 'en';
  return refusalInWords(error, createIntl({ locale, messages: await textsOf(locale) }), regionalOf(locale));
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
    rewordErrors(refusalWords);
    for (const feature of features) feature.bootstrap?.(app);
  },

  async registerTrads({ locales }: { locales: string[] }) {
    return Promise.all(locales.map(async (locale) => ({ locale, data: await textsOf(locale) })));
  },
};
