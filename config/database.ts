import type { Core } from '@strapi/strapi';
import path from 'path';

/** SQLite in a file by default; PostgreSQL with `DATABASE_CLIENT=postgres` and `DATABASE_URL`. */
export default ({ env }: Core.Config.Shared.ConfigParams) => {
  const client: string = env('DATABASE_CLIENT', 'sqlite');
  if (client === 'postgres') {
    return {
      connection: {
        client,
        connection: {
          connectionString: env('DATABASE_URL'),
          ssl: env.bool('DATABASE_SSL', false) && {
            rejectUnauthorized: env.bool('DATABASE_SSL_REJECT_UNAUTHORIZED', true),
          },
          schema: env('DATABASE_SCHEMA', 'public'),
        },
        pool: { min: env.int('DATABASE_POOL_MIN', 2), max: env.int('DATABASE_POOL_MAX', 10) },
      },
    };
  }
  return {
    connection: {
      client: 'sqlite',
      connection: {
        // An empty name would become a folder: Strapi joins it to the application's path.
        filename: path.resolve(env('DATABASE_FILENAME', '') || '.tmp/data.db'),
      },
      useNullAsDefault: true,
    },
  };
};
