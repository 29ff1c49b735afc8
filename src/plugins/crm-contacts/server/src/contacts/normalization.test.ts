import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import {
  companyCore, countrySuggestion, duplicateKey, foldName, foldPostalCode, fullNameOf, isKnownTaxNumber, isWebAddress,
  normalizeBic, normalizeCountry, normalizeCurrency, normalizeEmail, normalizeIban, normalizeLanguage, normalizePhone,
  normalizeVatId,
} from './normalization';

const DATA = path.resolve(__dirname, '../../../../../../../shared/data');

/** Rows of a tab-separated file of test vectors; none when the files are not at hand. */
function vectors(file: string): Record<string, string>[] {
  const full = path.join(DATA, file);
  if (!existsSync(full)) return [];
  const [head, ...lines] = readFileSync(full, 'utf8').trim().split('\n').map((line) => line.split('\t'));
  return lines.map((line) => Object.fromEntries(head.map((name, index) => [name, line[index]])));
}

const withVectors = existsSync(DATA) ? it : it.skip;

describe('phone numbers', () => {
  it.each([
    ['0711 / 123 45-67', 'DE', '+497111234567'],
    ['+49 (0)711 1234567', 'US', '+497111234567'],
    ['0049 (0) 711 1234567', 'DE', '+497111234567'],
    ['0049 711 1234567', 'US', '+497111234567'],
    ['(171) 555-2282', 'GB', null],
    ['+44 20 7946 0018 ext. 12', 'DE', '+442079460018'],
    ['01 / 234 56 78', 'AT', '+4312345678'],
    [' 06 99 88 77 66', 'FR', '+33699887766'],
  ])('reads %s in %s as %s', (text, country, expected) => {
    const number = normalizePhone(text, country);

    if (expected) expect(number).toBe(expected);
  });

  it('falls back to the default country when the contact has none or an unknown one', () => {
    expect(normalizePhone('0711 1234567', null, 'DE')).toBe('+497111234567');
    expect(normalizePhone('044 668 18 00', undefined, 'CH')).toBe('+41446681800');
    expect(normalizePhone('0711 1234567', 'ZZ', 'DE')).toBe('+497111234567');
  });

  it.each(['call me', '', '-', '1', 'ask for extension 12', '\u0000'])('leaves %j unread', (text) => {
    expect(normalizePhone(text, 'DE')).toBeNull();
  });

  withVectors('reads the example number of every country', () => {
    const misread = vectors('vec-phone/example-numbers.tsv').filter(
      ({ region, national_input, e164 }) => normalizePhone(national_input, region) !== e164
    );

    expect(misread).toEqual([]);
  });
});

describe('e-mail addresses', () => {
  it.each([
    ['  Info@Example.COM ', 'info@example.com'],
    ['info@MÜLLER.de', 'info@xn--mller-kva.de'],
    ['info@xn--mller-kva.de', 'info@xn--mller-kva.de'],
    ['info@XN--XAMPLE-9UA.org', 'info@xn--xample-9ua.org'],
    ['info@éxample.org', 'info@xn--xample-9ua.org'],
    ['o.brien+crm@mail.example.co.uk', 'o.brien+crm@mail.example.co.uk'],
    ['jürgen@example.com', 'jürgen@example.com'],
  ])('folds %j to %s', (text, expected) => {
    expect(normalizeEmail(text)).toBe(expected);
  });

  it.each(['', 'info', 'info@', '@example.com', 'a b@example.com', 'a@b', 'a@@example.com', 'x <a@example.com>', 'a@exa mple.com', '.a@example.com', 'a..b@example.com', `${'a'.repeat(250)}@example.com`, 'a@-.com'])(
    'leaves %j unread',
    (text) => {
      expect(normalizeEmail(text)).toBeNull();
    }
  );
});

describe('names', () => {
  it('makes one of the spellings of an umlaut', () => {
    const spellings = ['Müller', 'Mueller', 'Muller', 'MÜLLER', 'Mu\u0308ller'].map(foldName);

    expect(new Set(spellings)).toEqual(new Set(['muller']));
  });

  it.each([
    ['Straße', 'strasse'],
    ['Groß & Söhne', 'gross sohne'],
    ["O'Brien-Smith", 'obrien smith'],
    ['Łódź Ørsted Æther', 'lodz orsted ather'],
    ['Ölmühle  Nord   AG', 'olmuhle nord ag'],
    ['日本電気', '日本電気'],
    ['Ελλάδα', 'ελλαδα'],
    ['…', ''],
  ])('folds %s to %s', (name, expected) => {
    expect(foldName(name)).toBe(expected);
  });

  it('changes nothing when it folds twice, and keeps to the column', () => {
    for (const name of ['Queen Mary', 'Bauer', 'Aeoe uee', 'Kueee']) expect(foldName(foldName(name))).toBe(foldName(name));
    expect(foldName('ß'.repeat(255))).toHaveLength(255);
  });

  it.each([
    ['Müller Antriebe GmbH & Co. KG', 'muller antriebe'],
    ['Mueller Antriebe', 'muller antriebe'],
    ['Acme Inc.', 'acme'],
    ['Société Générale S.A.', 'societe generale'],
    ['Nowak Sp. z o.o.', 'nowak'],
    ['Limited', 'limited'],
    ['AG', 'ag'],
  ])('takes the legal form off %s', (name, expected) => {
    expect(companyCore(name)).toBe(expected);
  });

  it('compares postal codes without country letter, spaces and hyphens', () => {
    expect(['D-70173', '70173', ' 701 73'].map(foldPostalCode)).toEqual(['70173', '70173', '70173']);
    expect(foldPostalCode('sw1a 1aa')).toBe('SW1A1AA');
    expect(foldPostalCode('00-950')).toBe('00950');
  });

  it('has a duplicate key only for a name with a postal code', () => {
    expect(duplicateKey('Müller GmbH', 'D-70173')).toBe(duplicateKey('Mueller', '70173'));
    expect(duplicateKey('Müller GmbH', null)).toBeNull();
    expect(duplicateKey('', '70173')).toBeNull();
  });

  it('calls a person by title, first and last name', () => {
    expect(fullNameOf({ academicTitle: 'Dr.', firstName: ' Erika ', lastName: 'Vogt' })).toBe('Dr. Erika Vogt');
    expect(fullNameOf({ firstName: null, lastName: 'Aydın' })).toBe('Aydın');
  });
});

describe('VAT ids and tax numbers', () => {
  it.each([
    ['de 136 695 976', null, 'DE136695976'],
    ['136695976', 'de', 'DE136695976'],
    ['CHE-107.787.577 MWST', null, 'CHE107787577MWST'],
    ['EL094259216', null, 'EL094259216'],
    ['XI 980 7806 84', null, 'XI980780684'],
    ['NO 995 525 828 MVA', null, 'NO995525828MVA'],
    ['US12-3456789', null, 'US123456789'],
  ])('writes %s (%s) as %s', (text, country, expected) => {
    expect(normalizeVatId(text, country)).toBe(expected);
  });

  it.each([['DE136695977', null], ['136695976', null], ['DE', 'DE'], ['hello', 'DE'], ['ZZ123456789', null], ['DE136695976', 'AT'], ['AT136695976', 'DE'], ['1'.repeat(40), 'DE']])(
    'refuses %s for country %s unless it is right elsewhere',
    (text, country) => {
      const expected = text === 'DE136695976' ? text : null;

      expect(normalizeVatId(text, country)).toBe(expected);
    }
  );

  withVectors('accepts what is valid and refuses wrong check digits in 2,300 numbers', () => {
    const rows = vectors('vec-vat-jsvat/vat.tsv');
    const accepted = (expected: string) =>
      rows.filter((row) => row.expected === expected && normalizeVatId(row.number, row.country) !== null).map(({ number }) => number);

    const valid = rows.filter(({ expected }) => expected === 'valid');
    const refused = valid.filter(({ number, country }) => normalizeVatId(number, country) === null);
    expect(refused.map(({ number }) => number)).toEqual([]);
    expect(accepted('format-ok-checksum-bad')).toEqual([]);
  });

  it('knows German tax numbers and believes those of countries without rules', () => {
    expect(isKnownTaxNumber('36 574 261 809', 'DE')).toBe(true);
    expect(isKnownTaxNumber('hello', 'DE')).toBe(false);
    expect(isKnownTaxNumber('hello', 'AQ')).toBe(true);
    expect(isKnownTaxNumber('hello', null)).toBe(true);
  });
});

describe('bank accounts', () => {
  it('writes an IBAN without spaces and refuses wrong check digits', () => {
    expect(normalizeIban('de89 3704 0044 0532 0130 00')).toBe('DE89370400440532013000');
    expect(normalizeIban('DE88 3704 0044 0532 0130 00')).toBeNull();
    expect(normalizeIban('')).toBeNull();
    expect(normalizeIban('hello')).toBeNull();
  });

  it('writes a BIC in capitals and refuses what is none', () => {
    expect(normalizeBic(' deut de ff ')).toBe('DEUTDEFF');
    expect(normalizeBic('DEUTDE')).toBeNull();
  });
});

describe('codes', () => {
  it('takes countries by their code of two letters only, and proposes one for a name', () => {
    expect(['de', ' AT ', 'xk'].map(normalizeCountry)).toEqual(['DE', 'AT', 'XK']);
    expect(['Deutschland', 'DEU', '276', 'ZZ', 'UK', ''].map(normalizeCountry)).toEqual([null, null, null, null, null, null]);
    expect(['Deutschland', 'Germany', 'DEU', 'uk', 'Atlantis'].map(countrySuggestion)).toEqual(['DE', 'DE', 'DE', 'GB', undefined]);
  });

  it('takes currencies and languages by their codes', () => {
    expect(['eur', 'CHF', 'EURO', 'ABC'].map(normalizeCurrency)).toEqual(['EUR', 'CHF', null, null]);
    expect(['DE', 'de-at', 'pt_BR', 'deutsch', 'xx', ''].map(normalizeLanguage)).toEqual(['de', 'de-AT', null, null, null, null]);
  });

  it('takes web addresses that are safe to link to', () => {
    expect(['https://example.com/a?b=c', 'example.com', 'www.müller.de:8080/x'].map(isWebAddress)).toEqual([true, true, true]);
    expect(['javascript:alert(1).x', 'data:text/html,.', 'my site.de', 'nothing', 'ftp://a.de'].map(isWebAddress)).toEqual([false, false, false, false, false]);
  });
});
