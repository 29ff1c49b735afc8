/** Patterns of LIKE; `\` escapes. */

/** Finds `text` anywhere. */
export const anywhere = (text: string) => `%${escaped(text)}%`;

/** Finds `text` at the start. */
export const atStart = (text: string) => `${escaped(text)}%`;

/** PostgreSQL takes no NUL, not even to look for it: there it is a space, which is found as rarely. */
const escaped = (text: string) => text.replaceAll('\0', ' ').replace(/[\\%_]/g, '\\$&');
