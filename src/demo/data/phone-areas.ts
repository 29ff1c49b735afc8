/**
 * Where numbers are taken from. Germany, Britain, France, Sweden and North America keep ranges
 * for films and books, which belong to nobody: 030 23125 xxx, 020 7946 0xxx, 555-01xx. Elsewhere the
 * numbers have the right form only.
 */
export const PHONE_AREAS = {
  berlin: ['+49 30 23125 ', 3],
  hamburg: ['+49 40 66969 ', 3],
  koeln: ['+49 221 4710 ', 3],
  frankfurt: ['+49 69 90009 ', 3],
  muenchen: ['+49 89 99998 ', 3],
  wien: ['+43 1 5550 1', 2],
  salzburg: ['+43 662 5550 1', 2],
  dornbirn: ['+43 5572 5550 1', 2],
  stgallen: ['+41 71 555 01 ', 2],
  neuchatel: ['+41 32 555 01 ', 2],
  lyon: ['+33 4 65 71 01 ', 2],
  bordeaux: ['+33 5 36 49 01 ', 2],
  lille: ['+33 3 53 01 01 ', 2],
  birmingham: ['+44 121 496 0', 3],
  manchester: ['+44 161 496 0', 3],
  dublin: ['+353 1 555 01', 2],
  goeteborg: ['+46 31 390 06 ', 2],
  aarhus: ['+45 86 55 01 ', 2],
  kopenhagen: ['+45 33 55 01 ', 2],
  poznan: ['+48 61 855 01 ', 2],
  krakau: ['+48 12 655 01 ', 2],
  bruenn: ['+420 545 550 1', 2],
  bologna: ['+39 051 555 01', 2],
  rotterdam: ['+31 10 555 01 ', 2],
  zaragoza: ['+34 976 555 0', 2],
  boston: ['+1 617 555 01', 2],
  bursa: ['+90 224 555 01 ', 2],
  nagoya: ['+81 52 555 01', 2],
  germanMobile: ['+49 171 39200 ', 2],
  otherGermanMobile: ['+49 176 040690 ', 2],
} as const satisfies Record<string, readonly [prefix: string, digits: number]>;

export type PhoneArea = keyof typeof PHONE_AREAS;
