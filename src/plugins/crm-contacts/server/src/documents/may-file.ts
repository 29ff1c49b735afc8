import type { Reader } from '../kernel/rights/reader';
import { UID } from '../kernel/uids';

/**
 * Whether the reader may make documents of these parties: who may change one of them. Sites know types only. What
 * is drawn; the write asks again (kernel/rights).
 */
export async function mayFileFor(reader: Reader, contacts: string[]): Promise<boolean> {
  return reader.kind !== 'admin' || (await reader.keep('update', UID.contact, contacts)).size > 0;
}
