/** RFC 5545 §3.1: lines of at most 75 octets without their break. */
const LINE = 75;

const isContinuation = (octet: number): boolean => (octet & 0xc0) === 0x80;

/**
 * Folds the lines of an iCalendar text; a character of several octets is never cut in two. Most lines are
 * short: those are only measured. (ical-generator's own folding asks for the octets of every character.)
 */
export function foldLines(text: string): string {
  return text.split('\r\n').map(folded).join('\r\n');
}

function folded(line: string): string {
  if (line.length <= LINE / 3) return line;
  const octets = Buffer.from(line, 'utf8');
  if (octets.length <= LINE) return line;
  const parts: string[] = [];
  let start = 0;
  while (start < octets.length) {
    // A folded line begins with a space, which counts.
    let end = Math.min(start + (start === 0 ? LINE : LINE - 1), octets.length);
    while (end < octets.length && isContinuation(octets[end])) end -= 1;
    parts.push(octets.toString('utf8', start, end));
    start = end;
  }
  return parts.join('\r\n ');
}
