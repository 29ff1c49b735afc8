/** Behind this in an address stands a secret, however it is spelt. */
const CALENDAR = /crm-contacts[\\/]+calendar[\\/]+(?=.)/i;

/** As long as a secret is (43 characters of base64url). */
const LONG = /[\w-]{43,}/g;

/** So often an address may be encoded; more often, and nothing of it is shown. */
const MOST_LAYERS = 10;

/**
 * A line of the log without the secrets of calendar addresses. In linear time: callers choose how long a line is, and
 * one expression for both questions would start anew at every letter.
 */
export const withoutSecrets = (line: string): string => line.replace(/\S+/g, (part) => (/[%/\\]/.test(part) ? shownAddress(part) : part));

/** Without what looks like a secret, also in an address that leads nowhere; names of tables and files have no capitals. */
const hidden = (text: string): string => text.replace(LONG, (part) => (/[A-Z]/.test(part) && /[a-z]/.test(part) ? '…' : part));

function shownAddress(address: string): string {
  const plain = decoded(address);
  if (plain === null) return '…';
  const calendar = CALENDAR.exec(plain);
  if (calendar) return printable(hidden(`${plain.slice(0, calendar.index)}${calendar[0]}…`));
  const shown = hidden(plain);
  return shown === plain ? address : printable(shown);
}

/** Without any layer of `%41`, byte by byte: broken ones stay as they are. Null: too many layers. */
function decoded(address: string): string | null {
  let plain = address;
  for (let layer = 0; layer < MOST_LAYERS; layer += 1) {
    const next = plain.replace(/%([\da-f]{2})/gi, (_whole, hex: string) => String.fromCharCode(parseInt(hex, 16)));
    if (next === plain) return plain;
    plain = next;
  }
  return null;
}

/** Nobody writes lines of their own into the log. */
const printable = (text: string): string => text.replace(/[\p{Cc}\s]/gu, '');
