const CURRENCIES = new Set(Intl.supportedValuesOf('currency'));

/** Whether a code is one of ISO 4217, in capital letters. */
export const isCurrency = (code: string): boolean => CURRENCIES.has(code);
