import { textId } from './kernel/useT';

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

/** Whether there are texts in a language. */
export const speaks = (locale: string) => locale in load;

/** All texts of the plugin in a language, by Strapi's names; none where it does not speak it. */
export async function textsOf(locale: string): Promise<Record<string, string>> {
  const { texts } = (await load[locale]?.()) ?? { texts: {} };
  return Object.fromEntries(Object.entries(texts).map(([key, text]) => [nameOf(key), text]));
}
