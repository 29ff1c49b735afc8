import type { Core } from '@strapi/strapi';
import { withoutSecrets } from './log.rules';

/** A format of winston, which Strapi logs with. */
interface Format {
  options?: unknown;
  transform(info: Record<string, unknown>, options?: unknown): unknown;
}

/**
 * Strapi logs the address of every request, and the secret of a calendar stands in it. The log itself takes it out: a
 * route or middleware sees only those requests that no other has answered, refused or turned away before.
 */
export function keepSecretsOutOfLog({ log }: Core.Strapi): void {
  const logger = log as unknown as { format: Format };
  const { format } = logger;
  logger.format = {
    options: format.options,
    transform(info, options) {
      for (const part of ['message', 'stack']) {
        const text = info[part];
        if (typeof text !== 'string') continue;
        const shown = withoutSecrets(text);
        if (shown !== text) info[part] = shown;
      }
      return format.transform(info, options);
    },
  };
}
