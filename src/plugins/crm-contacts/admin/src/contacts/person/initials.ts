interface Named {
  firstName?: string | null;
  lastName?: string | null;
  fullName: string;
}

/** Two letters in the place of a photo; of the full name where its parts may not be read. */
export function initialsOf({ firstName, lastName, fullName }: Named): string {
  const words = firstName || lastName ? [firstName, lastName] : fullName.split(/\s+/).filter((_word, index, all) => index === 0 || index === all.length - 1);
  return words.map((word) => [...(word ?? '')][0] ?? '').join('').toLocaleUpperCase();
}
