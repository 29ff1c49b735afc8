interface Named {
  firstName?: string | null;
  lastName?: string | null;
  fullName: string;
}

/** Two letters in the place of a photo; of the full name where its parts may not be read. */
export function initialsOf({ firstName, lastName, fullName }: Named): string {
  const words = firstName || lastName ? [firstName, lastName] : firstAndLast(fullName);
  return words.map((word) => [...(word ?? '')][0] ?? '').join('').toLocaleUpperCase();
}

/** Without titles, which end with a full stop. */
function firstAndLast(fullName: string): string[] {
  const words = fullName.split(/\s+/).filter((word) => !word.endsWith('.'));
  return words.filter((_word, index) => index === 0 || index === words.length - 1);
}
