import { AsyncLocalStorage } from 'node:async_hooks';

/** Leave to write attributes that are closed to everybody else: on this document, with exactly these values. */
export interface Permit {
  uid: string;
  documentId: string;
  values: Record<string, unknown>;
}

/**
 * Database lifecycles see every write of `strapi.db.query`, but not who writes. A service says so by
 * running its write inside `permitting`; the marker follows the asynchronous calls. It is still seen
 * in `onCommit` callbacks, which is why a permit names what may change instead of opening the door.
 */
const permits = new AsyncLocalStorage<Permit>();

export function permitting<Result>(permit: Permit, write: () => Promise<Result>): Promise<Result> {
  return permits.run(permit, write);
}

/** The permit that holds for a document now. */
export function permitFor(uid: string, documentId: unknown): Permit | undefined {
  const permit = permits.getStore();
  return permit && permit.uid === uid && permit.documentId === documentId ? permit : undefined;
}
