import type { Core } from '@strapi/strapi';

interface Plugin {
  bootstrap(context: { strapi: Core.Strapi }): Promise<void>;
}

/** Strapi's own first settings, but for `allow_register`: nobody signs up unless an administrator says so. */
const FIRST_SETTINGS = {
  unique_email: true,
  allow_register: false,
  email_confirmation: false,
  email_reset_password: null,
  email_confirmation_redirection: null,
  default_role: 'authenticated',
};

/**
 * A new installation begins without public sign-up. Before the plugin's own start, which writes its settings where there
 * are none: what is stored then is somebody's choice and stays.
 */
export default (plugin: Plugin): Plugin => {
  const { bootstrap } = plugin;
  plugin.bootstrap = async (context) => {
    const store = context.strapi.store({ type: 'plugin', name: 'users-permissions' });
    if (!(await store.get({ key: 'advanced' }))) await store.set({ key: 'advanced', value: FIRST_SETTINGS });
    await bootstrap(context);
  };
  return plugin;
};
