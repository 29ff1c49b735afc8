/** People who are contacts of their own. */
export interface PrivateCustomer {
  woman: boolean;
  academicTitle?: string;
  firstName: string;
  lastName: string;
  street: string;
  postalCode: string;
  city: string;
  country: string;
  state: string;
  /** Day of birth. */
  born?: string;
  note?: string;
}

const W = { woman: true, country: 'DE' } as const;
const M = { woman: false, country: 'DE' } as const;

export const PRIVATE_CUSTOMERS: PrivateCustomer[] = [
  { ...W, firstName: 'Hanne', lastName: 'Oldenburg', street: 'Isestraße 43', postalCode: '20144', city: 'Hamburg', state: 'customer/active', born: '1968-03-12', note: 'Geländer für das Treppenhaus, später vielleicht der Balkon.' },
  { ...M, academicTitle: 'Dr.', firstName: 'Joachim', lastName: 'Reinders', street: 'Elbchaussee 319', postalCode: '22609', city: 'Hamburg', state: 'customer/active', born: '1955-11-02' },
  { ...M, firstName: 'Cem', lastName: 'Arslan', street: 'Sonnenallee 87', postalCode: '12045', city: 'Berlin', state: 'customer/active', born: '1984-07-19' },
  { ...W, firstName: 'Ludmilla', lastName: 'Brodsky', street: 'Kantstraße 112', postalCode: '10627', city: 'Berlin', state: 'customer/active' },
  { ...M, firstName: 'Wilfried', lastName: 'Stüve', street: 'Neusser Straße 260', postalCode: '50733', city: 'Köln', state: 'customer/active', born: '1949-01-30' },
  { ...W, firstName: 'Antonia', lastName: 'Kreuzer', street: 'Leopoldstraße 204', postalCode: '80804', city: 'München', state: 'customer/active', born: '1990-09-05' },
  { ...M, firstName: 'Xaver', lastName: 'Hinterleitner', street: 'Tölzer Straße 15', postalCode: '82031', city: 'Grünwald', state: 'customer/active', born: '1962-12-24' },
  { ...W, academicTitle: 'Prof. Dr.', firstName: 'Gisela', lastName: 'Amberg', street: 'Bockenheimer Landstraße 90', postalCode: '60323', city: 'Frankfurt am Main', state: 'customer/active' },
  { ...M, firstName: 'Rajesh', lastName: 'Iyer', street: 'Eschersheimer Landstraße 421', postalCode: '60320', city: 'Frankfurt am Main', state: 'customer/active' },
  { woman: true, firstName: 'Anna-Lena', lastName: 'Schwarzenbach', street: 'Mariahilfer Straße 167', postalCode: '1150', city: 'Wien', country: 'AT', state: 'customer/active' },
  { woman: false, firstName: 'Thierry', lastName: 'Montandon', street: 'Faubourg de l’Hôpital 31', postalCode: '2000', city: 'Neuchâtel', country: 'CH', state: 'customer/inactive', note: 'Umgezogen, Sammlung aufgelöst.' },
  { ...W, firstName: 'Ute', lastName: 'Harms', street: 'Fuhlsbüttler Straße 405', postalCode: '22309', city: 'Hamburg', state: 'customer/blocked', note: 'Rechnung strittig, liegt beim Anwalt.' },
  { ...M, firstName: 'Pascal', lastName: 'Wegener', street: 'Schönhauser Allee 146', postalCode: '10435', city: 'Berlin', state: 'prospect/active', born: '1993-02-14' },
  { ...W, firstName: 'Rosemarie', lastName: 'Täuber', street: 'Frauenstraße 17', postalCode: '80469', city: 'München', state: 'prospect/active' },
  { ...M, firstName: 'Arne', lastName: 'Petersen-Lüth', street: 'Große Bergstraße 221', postalCode: '22767', city: 'Hamburg', state: 'prospect/waiting' },
  { ...W, firstName: 'Sevda', lastName: 'Korkmaz', street: 'Weidengasse 44', postalCode: '50668', city: 'Köln', state: 'prospect/active' },
  { ...M, firstName: 'Jürgen', lastName: 'Maßmann', street: 'Offenbacher Straße 58', postalCode: '63165', city: 'Mühlheim am Main', state: 'prospect/disqualified', note: 'Hat sich für ein Gartentor aus Holz entschieden.' },
  { ...W, firstName: 'Friederike', lastName: 'von Alten', street: 'Podbielskiallee 72', postalCode: '14195', city: 'Berlin', state: 'lead/active' },
  { ...M, firstName: 'Dariusz', lastName: 'Wróbel', street: 'Landwehrstraße 61', postalCode: '80336', city: 'München', state: 'lead/active' },
  { ...M, firstName: 'Ole', lastName: 'Thießen', street: 'Osdorfer Weg 130', postalCode: '22607', city: 'Hamburg', state: 'lead/active' },
  { ...W, firstName: 'Bettina', lastName: 'Krahwinkel', street: 'Zülpicher Straße 290', postalCode: '50937', city: 'Köln', state: 'lead/disqualified' },
  { ...W, firstName: 'Mareike', lastName: 'Fuhrmann', street: 'Textorstraße 38', postalCode: '60594', city: 'Frankfurt am Main', state: 'general/active' },
  { ...M, firstName: 'Konstantin', lastName: 'Papadakis', street: 'Karl-Marx-Allee 93', postalCode: '10243', city: 'Berlin', state: 'general/active', note: 'Journalist, schreibt über das Metallhandwerk.' },
  { woman: false, firstName: 'William', lastName: 'Harcourt', street: '18 Oxford Road', postalCode: 'M13 9PL', city: 'Manchester', country: 'GB', state: 'general/active' },
];
