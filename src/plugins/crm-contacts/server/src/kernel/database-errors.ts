import type { Core } from '@strapi/strapi';
import { conflict, refusal } from './errors';

interface DatabaseError {
  code?: string;
  constraint?: string;
  column?: string;
  message?: string;
}

const UNIQUE = ['23505', 'SQLITE_CONSTRAINT_UNIQUE'];
/** A referred row has been deleted in the meantime. */
const FOREIGN_KEY = ['23503', 'SQLITE_CONSTRAINT_FOREIGNKEY'];
/**
 * Deadlock, serialization failure, a database that another process writes to; `25P02` is what remains
 * of an error on PostgreSQL where Strapi tries to clean up after it.
 */
const BUSY = ['40P01', '40001', '25P02', 'SQLITE_BUSY'];
const REASONS: Record<string, string> = {
  '22001': 'is longer than the database can store',
  '22003': 'is a number out of range',
  '22021': 'contains a character that cannot be stored (NUL)',
  '22P02': 'has the wrong form',
};

/** A database that gave up waiting for other writers, as a 409; any other error as it is. */
export function busyAsConflict(error: unknown): unknown {
  const { code } = (error ?? {}) as DatabaseError;
  return code && BUSY.includes(code) ? conflict('Somebody else is changing the same entries: try again', { reason: 'busy' }) : error;
}

/**
 * What a database says about a write, as a 400 that names the field; any other error as it is.
 * `23505`: PostgreSQL names the constraint, SQLite (`UNIQUE constraint failed: table.column`) the columns.
 */
export function namedDatabaseError(strapi: Core.Strapi, uid: string, error: unknown): unknown {
  const { code, message = '', constraint, column } = error as DatabaseError;
  if (!code) return error;
  if (UNIQUE.includes(code)) {
    const field = uniqueField(strapi, uid, constraint, message);
    return refusal({ field, reason: 'unique', message: `${field} is already taken` });
  }
  if (FOREIGN_KEY.includes(code)) return conflict('Something that this entry refers to has just been deleted', { reason: 'gone' });
  if (BUSY.includes(code)) return busyAsConflict(error);
  const reason = REASONS[code];
  return reason ? refusal({ field: column ?? '', reason: 'value', message: `A value ${reason}` }) : error;
}

function uniqueField(strapi: Core.Strapi, uid: string, constraint: string | undefined, message: string): string {
  const { indexes = [], columnToAttribute } = strapi.db.metadata.get(uid) as unknown as {
    indexes?: { name: string; columns: string[] }[];
    columnToAttribute: Record<string, string>;
  };
  const column = constraint
    ? indexes.find(({ name }) => name === constraint)?.columns[0]
    : message.match(/failed: [^.]+\.(\w+)/)?.[1];
  const attribute = column ? (columnToAttribute[column] ?? column) : '';
  // `personKey` guards `person`: people know the attribute, not the key beside it.
  return attribute.replace(/Key$/, '');
}
