/** Address of `database` on the server of TEST_DATABASE_URL; the URL's own database without a name. */
export function databaseUrl(database?: string): string {
  const given = process.env.TEST_DATABASE_URL;
  if (!given) throw new Error('TEST_DATABASE_URL is not set: run the tests through `npm test`, which starts PostgreSQL');
  const url = new URL(given);
  if (database) url.pathname = `/${database}`;
  return url.toString();
}
