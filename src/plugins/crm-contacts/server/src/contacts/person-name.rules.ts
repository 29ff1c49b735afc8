/** Beginnings of a family name: `Ludwig van Beethoven`, `Ursula von der Leyen`. */
const PARTICLES = new Set('von vom zu zum zur van de del della der den des di da dos du la le el al bin ibn ter ten af av'.split(' '));
const TITLE = /^(?:prof|dr|dipl|mag|ing|msc|mba|phd|med|rer|nat|jur|phil|habil|h|c|mult|univ|priv|doz)\b\.?(?:-\w+\.?)*$/i;

export interface PersonNameParts {
  academicTitle: string | null;
  firstName: string | null;
  lastName: string;
}

/** The parts of a written name: titles in front, the last word with its particles as family name. */
export function splitName(fullName: string): PersonNameParts {
  const words = fullName.trim().split(/\s+/);
  let start = 0;
  while (start < words.length - 1 && TITLE.test(words[start])) start += 1;
  let last = words.length - 1;
  while (last > start && PARTICLES.has(words[last - 1].toLowerCase())) last -= 1;
  return {
    academicTitle: words.slice(0, start).join(' ') || null,
    firstName: words.slice(start, last).join(' ') || null,
    lastName: words.slice(last).join(' '),
  };
}
