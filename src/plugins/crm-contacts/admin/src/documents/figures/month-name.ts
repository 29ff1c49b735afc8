/** `month`: 0 for January. */
export const monthName = (month: number, locale: string, length: 'narrow' | 'long'): string =>
  new Intl.DateTimeFormat(locale, { month: length, timeZone: 'UTC' }).format(Date.UTC(2024, month, 1));
