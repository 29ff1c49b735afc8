import type { PhoneArea } from './phone-areas';

/** How many people a company has in the demo; see structure.ts. */
export type Size = 'branch' | 'small' | 'medium' | 'large';

export interface DemoCompany {
  key: string;
  name: string;
  legalForm: string;
  industry: string;
  street: string;
  postalCode: string;
  city: string;
  region?: string;
  country: string;
  area: PhoneArea;
  domain: string;
  size: Size;
  employees: number;
  /** In the company's currency. */
  revenue?: number;
  founded: string;
  currency?: string;
  /** `stage/status` in the shipped workflow. */
  state: string;
  tags?: string[];
  source?: string;
  note?: string;
}

const GERMANY = { country: 'DE' } as const;

/** A machine builder with four levels below its holding. */
const nordwerk: DemoCompany[] = [
  { ...GERMANY, key: 'nordwerk', name: 'Nordwerk Holding SE', legalForm: 'SE', industry: 'Holding', street: 'Große Elbstraße 184', postalCode: '22767', city: 'Hamburg', region: 'Hamburg', area: 'hamburg', domain: 'nordwerk', size: 'medium', employees: 85, revenue: 412_000_000, founded: '1961-04-01', state: 'customer/active', tags: ['Rahmenvertrag', 'A-Kunde'], source: 'Empfehlung', note: 'Rahmenvertrag gilt für die ganze Gruppe. Jahresgespräch immer im November.' },
  { ...GERMANY, key: 'nordwerk-maschinenbau', name: 'Nordwerk Maschinenbau GmbH', legalForm: 'GmbH', industry: 'Maschinenbau', street: 'Gutenbergring 41', postalCode: '22848', city: 'Norderstedt', region: 'Schleswig-Holstein', area: 'hamburg', domain: 'maschinenbau.nordwerk', size: 'large', employees: 640, revenue: 138_000_000, founded: '1974-09-12', state: 'customer/active', tags: ['A-Kunde'], source: 'Empfehlung' },
  { ...GERMANY, key: 'nordwerk-antriebe', name: 'Nordwerk Antriebstechnik GmbH', legalForm: 'GmbH', industry: 'Antriebstechnik', street: 'Borsigstraße 15', postalCode: '21465', city: 'Reinbek', region: 'Schleswig-Holstein', area: 'hamburg', domain: 'antriebe.nordwerk', size: 'medium', employees: 210, revenue: 47_500_000, founded: '1988-01-15', state: 'customer/active' },
  { ...GERMANY, key: 'nordwerk-getriebe', name: 'Nordwerk Getriebeservice GmbH', legalForm: 'GmbH', industry: 'Instandhaltung', street: 'Wilhelm-Bergner-Straße 9', postalCode: '21509', city: 'Glinde', region: 'Schleswig-Holstein', area: 'hamburg', domain: 'service.nordwerk', size: 'small', employees: 34, revenue: 6_200_000, founded: '2003-06-01', state: 'customer/active' },
  { key: 'nordwerk-polska', name: 'Nordwerk Drives Polska Sp. z o.o.', legalForm: 'Sp. z o.o.', industry: 'Antriebstechnik', street: 'ul. Św. Marcina 29', postalCode: '61-806', city: 'Poznań', region: 'Wielkopolskie', country: 'PL', area: 'poznan', domain: 'pl.nordwerk', size: 'small', employees: 58, revenue: 38_000_000, founded: '2009-03-20', currency: 'PLN', state: 'prospect/active' },
  { ...GERMANY, key: 'nordwerk-hydraulik', name: 'Nordwerk Hydraulik GmbH', legalForm: 'GmbH', industry: 'Hydraulik', street: 'Rahlstedter Straße 75', postalCode: '22885', city: 'Barsbüttel', region: 'Schleswig-Holstein', area: 'hamburg', domain: 'hydraulik.nordwerk', size: 'small', employees: 96, revenue: 19_800_000, founded: '1995-11-02', state: 'customer/inactive', note: 'Fertigung wird bis auf Weiteres im Haus gehalten.' },
  { ...GERMANY, key: 'nordwerk-logistik', name: 'Nordwerk Logistik GmbH & Co. KG', legalForm: 'GmbH & Co. KG', industry: 'Logistik', street: 'Altenwerder Hauptstraße 12', postalCode: '21129', city: 'Hamburg', region: 'Hamburg', area: 'hamburg', domain: 'logistik.nordwerk', size: 'small', employees: 150, revenue: 31_000_000, founded: '1999-05-17', state: 'prospect/active' },
  { key: 'nordwerk-intralogistik', name: 'Nordwerk Intralogistik ApS', legalForm: 'ApS', industry: 'Fördertechnik', street: 'Søren Frichs Vej 36', postalCode: '8230', city: 'Aarhus', country: 'DK', area: 'aarhus', domain: 'dk.nordwerk', size: 'small', employees: 27, revenue: 44_000_000, founded: '2015-02-09', currency: 'DKK', state: 'lead/active' },
  { ...GERMANY, key: 'nordwerk-energie', name: 'Nordwerk Energie GmbH', legalForm: 'GmbH', industry: 'Energieversorgung', street: 'Veddeler Damm 50', postalCode: '20457', city: 'Hamburg', region: 'Hamburg', area: 'hamburg', domain: 'energie.nordwerk', size: 'small', employees: 72, revenue: 55_000_000, founded: '2010-10-01', state: 'prospect/waiting' },
  { ...GERMANY, key: 'kuestenwind', name: 'Küstenwind Betrieb GmbH', legalForm: 'GmbH', industry: 'Windkraft', street: 'Am Sandtorkai 62', postalCode: '20457', city: 'Hamburg', region: 'Hamburg', area: 'hamburg', domain: 'kuestenwind', size: 'small', employees: 19, revenue: 12_400_000, founded: '2018-08-23', state: 'lead/active', note: 'Gemeinschaftsunternehmen, je zur Hälfte Nordwerk und Rheintal.' },
];

/** A precision group with its head in Switzerland, four levels too. */
const rheintal: DemoCompany[] = [
  { key: 'rheintal', name: 'Rheintal Industries AG', legalForm: 'AG', industry: 'Holding', street: 'Rorschacher Strasse 150', postalCode: '9000', city: 'St. Gallen', region: 'St. Gallen', country: 'CH', area: 'stgallen', domain: 'rheintal-industries', size: 'medium', employees: 60, revenue: 288_000_000, founded: '1955-02-14', currency: 'CHF', state: 'customer/active', tags: ['Rahmenvertrag', 'CHF'], source: 'Messe' },
  { key: 'rheintal-praezision', name: 'Rheintal Präzision AG', legalForm: 'AG', industry: 'Präzisionsteile', street: 'Industriestrasse 22', postalCode: '9450', city: 'Altstätten', region: 'St. Gallen', country: 'CH', area: 'stgallen', domain: 'praezision.rheintal-industries', size: 'large', employees: 380, revenue: 92_000_000, founded: '1968-07-01', currency: 'CHF', state: 'customer/active', tags: ['A-Kunde', 'CHF'] },
  { ...GERMANY, key: 'rheintal-deutschland', name: 'Rheintal Präzision Deutschland GmbH', legalForm: 'GmbH', industry: 'Präzisionsteile', street: 'Landsberger Straße 302', postalCode: '80687', city: 'München', region: 'Bayern', area: 'muenchen', domain: 'de.rheintal-industries', size: 'medium', employees: 140, revenue: 33_000_000, founded: '1991-03-18', state: 'customer/active' },
  { ...GERMANY, key: 'isar-feinmechanik', name: 'Isar Feinmechanik GmbH', legalForm: 'GmbH', industry: 'Feinmechanik', street: 'Lichtenbergstraße 8', postalCode: '85748', city: 'Garching', region: 'Bayern', area: 'muenchen', domain: 'isar-feinmechanik', size: 'medium', employees: 75, revenue: 14_200_000, founded: '1979-10-30', state: 'customer/blocked', note: 'Lieferung nur gegen Vorkasse, bis die offenen Posten bezahlt sind.' },
  { ...GERMANY, key: 'isar-messtechnik', name: 'Isar Messtechnik GmbH', legalForm: 'GmbH', industry: 'Messtechnik', street: 'Oskar-Messter-Straße 20', postalCode: '85737', city: 'Ismaning', region: 'Bayern', area: 'muenchen', domain: 'isar-messtechnik', size: 'small', employees: 41, revenue: 8_800_000, founded: '1994-05-05', state: 'customer/active' },
  { key: 'rheintal-precision', name: 'Rheintal Precision Ltd', legalForm: 'Ltd', industry: 'Precision parts', street: '14 Tyseley Lane', postalCode: 'B11 3PZ', city: 'Birmingham', region: 'West Midlands', country: 'GB', area: 'birmingham', domain: 'uk.rheintal-industries', size: 'small', employees: 66, revenue: 11_500_000, founded: '2001-09-03', currency: 'GBP', state: 'prospect/active' },
  { key: 'rheintal-kunststoff', name: 'Rheintal Kunststoff GmbH', legalForm: 'GmbH', industry: 'Kunststofftechnik', street: 'Färbergasse 17', postalCode: '6850', city: 'Dornbirn', region: 'Vorarlberg', country: 'AT', area: 'dornbirn', domain: 'kunststoff.rheintal-industries', size: 'small', employees: 118, revenue: 24_600_000, founded: '1983-12-01', state: 'customer/active' },
  { ...GERMANY, key: 'kunststoff-offenbach', name: 'Kunststoffwerk Offenbach GmbH', legalForm: 'GmbH', industry: 'Kunststofftechnik', street: 'Mühlheimer Straße 341', postalCode: '63075', city: 'Offenbach am Main', region: 'Hessen', area: 'frankfurt', domain: 'kunststoffwerk-offenbach', size: 'medium', employees: 92, revenue: 17_900_000, founded: '1972-04-24', state: 'customer/active' },
  { ...GERMANY, key: 'main-recycling', name: 'Main-Recycling GmbH', legalForm: 'GmbH', industry: 'Entsorgung', street: 'Hanauer Landstraße 425', postalCode: '60314', city: 'Frankfurt am Main', region: 'Hessen', area: 'frankfurt', domain: 'main-recycling', size: 'small', employees: 29, revenue: 5_100_000, founded: '2006-01-10', state: 'general/active' },
  { key: 'rheintal-france', name: 'Rheintal France SAS', legalForm: 'SAS', industry: 'Handel', street: '27 rue de la Villette', postalCode: '69003', city: 'Lyon', region: 'Auvergne-Rhône-Alpes', country: 'FR', area: 'lyon', domain: 'fr.rheintal-industries', size: 'small', employees: 38, revenue: 9_300_000, founded: '1998-06-15', state: 'lead/active' },
];

/** A chain: one head office, seven branches. */
const feldhaus: DemoCompany[] = [
  { ...GERMANY, key: 'feldhaus', name: 'Feldhaus Fachmärkte GmbH & Co. KG', legalForm: 'GmbH & Co. KG', industry: 'Einzelhandel', street: 'Aachener Straße 512', postalCode: '50933', city: 'Köln', region: 'Nordrhein-Westfalen', area: 'koeln', domain: 'feldhaus', size: 'large', employees: 430, revenue: 96_000_000, founded: '1949-05-23', state: 'customer/active', tags: ['Filialist', 'A-Kunde'], source: 'Empfehlung', note: 'Rechnungen immer an die Zentrale, Lieferung an die Filialen.' },
  ...[
    ['feldhaus-ehrenfeld', 'Köln-Ehrenfeld', 'Venloer Straße 379', '50825', 'Köln', 'Nordrhein-Westfalen', 'koeln', '1961-03-01'],
    ['feldhaus-porz', 'Köln-Porz', 'Hauptstraße 434', '51143', 'Köln', 'Nordrhein-Westfalen', 'koeln', '1978-10-12'],
    ['feldhaus-spandau', 'Berlin-Spandau', 'Brunsbütteler Damm 132', '13581', 'Berlin', 'Berlin', 'berlin', '1992-04-02'],
    ['feldhaus-koepenick', 'Berlin-Köpenick', 'Wendenschloßstraße 118', '12557', 'Berlin', 'Berlin', 'berlin', '1996-09-19'],
    ['feldhaus-altona', 'Hamburg-Altona', 'Stresemannstraße 274', '22769', 'Hamburg', 'Hamburg', 'hamburg', '2001-05-04'],
    ['feldhaus-pasing', 'München-Pasing', 'Bodenseestraße 217', '81243', 'München', 'Bayern', 'muenchen', '2008-11-27'],
    ['feldhaus-hoechst', 'Frankfurt-Höchst', 'Königsteiner Straße 66', '65929', 'Frankfurt am Main', 'Hessen', 'frankfurt', '2014-03-13'],
  ].map(([key, place, street, postalCode, city, region, area, founded]): DemoCompany => ({
    ...GERMANY, key, name: `Feldhaus Fachmarkt ${place}`, legalForm: 'Filiale', industry: 'Einzelhandel', street, postalCode, city, region,
    area: area as PhoneArea, domain: 'feldhaus', size: 'branch', employees: 32, founded, state: 'customer/active', tags: ['Filialist'],
  })),
];

export const GROUP_COMPANIES: DemoCompany[] = [...nordwerk, ...rheintal, ...feldhaus];
