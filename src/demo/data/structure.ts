import type { Size } from './companies';

/** A text in the language of the company: German in Germany, Austria and Switzerland, else English. */
export type Words = [german: string, english: string];

export interface DemoDepartment {
  key: string;
  name: Words;
  code: string;
  parent?: string;
}

/** A place in the organisation: who sits here, where, and to whom they report. */
export interface Seat {
  key: string;
  department?: string;
  /** German titles of men and women differ: `Geschäftsführer|Geschäftsführerin`. */
  title: Words;
  superior?: string;
  workplace?: Words;
  role?: string;
}

export interface Structure {
  departments: DemoDepartment[];
  seats: Seat[];
  /** Workplaces where nobody sits. */
  vacant: { department: string; name: Words }[];
}

const MANAGING: Words = ['Geschäftsführer|Geschäftsführerin', 'Managing Director'];
const PURCHASING: Words = ['Leiter Einkauf|Leiterin Einkauf', 'Head of Purchasing'];
const ACCOUNTING: Words = ['Buchhalter|Buchhalterin', 'Accountant'];

const large: Structure = {
  departments: [
    { key: 'gf', name: ['Geschäftsführung', 'Management'], code: 'GF' },
    { key: 'ek', name: ['Einkauf', 'Purchasing'], code: 'EK' },
    { key: 'ek-strategie', name: ['Strategischer Einkauf', 'Strategic Purchasing'], code: 'EK-S', parent: 'ek' },
    { key: 'pr', name: ['Produktion', 'Production'], code: 'PR' },
    { key: 'pr-fertigung', name: ['Fertigung', 'Manufacturing'], code: 'PR-F', parent: 'pr' },
    { key: 'pr-halle2', name: ['Halle 2', 'Hall 2'], code: 'PR-F2', parent: 'pr-fertigung' },
    { key: 'pr-qs', name: ['Qualitätssicherung', 'Quality Assurance'], code: 'PR-Q', parent: 'pr' },
    { key: 'te', name: ['Konstruktion', 'Engineering'], code: 'TE' },
    { key: 've', name: ['Verwaltung', 'Administration'], code: 'VW' },
    { key: 've-fibu', name: ['Finanzbuchhaltung', 'Accounting'], code: 'VW-F', parent: 've' },
    { key: 've-personal', name: ['Personal', 'Human Resources'], code: 'VW-P', parent: 've' },
  ],
  seats: [
    { key: 'ceo', department: 'gf', title: MANAGING, workplace: ['Büro 4.01', 'Office 4.01'], role: 'decision' },
    { key: 'cfo', department: 'gf', title: ['Kaufmännischer Leiter|Kaufmännische Leiterin', 'Chief Financial Officer'], superior: 'ceo', workplace: ['Büro 4.03', 'Office 4.03'], role: 'decision' },
    { key: 'assistant', department: 'gf', title: ['Assistent der Geschäftsführung|Assistentin der Geschäftsführung', 'Executive Assistant'], superior: 'ceo', workplace: ['Büro 4.02', 'Office 4.02'] },
    { key: 'purchasing', department: 'ek', title: PURCHASING, superior: 'cfo', workplace: ['Einkauf 1', 'Purchasing 1'], role: 'buyer' },
    { key: 'buyer', department: 'ek-strategie', title: ['Strategischer Einkäufer|Strategische Einkäuferin', 'Strategic Buyer'], superior: 'purchasing', workplace: ['Einkauf 2', 'Purchasing 2'], role: 'buyer' },
    { key: 'clerk', department: 'ek', title: ['Sachbearbeiter Einkauf|Sachbearbeiterin Einkauf', 'Purchasing Clerk'], superior: 'purchasing', workplace: ['Einkauf 3', 'Purchasing 3'] },
    { key: 'production', department: 'pr', title: ['Produktionsleiter|Produktionsleiterin', 'Production Manager'], superior: 'ceo', workplace: ['Leitstand', 'Control room'], role: 'user' },
    { key: 'foreman', department: 'pr-fertigung', title: ['Fertigungsleiter|Fertigungsleiterin', 'Manufacturing Supervisor'], superior: 'production', workplace: ['Meisterbüro Halle 1', 'Foreman’s office, hall 1'], role: 'user' },
    { key: 'hall2', department: 'pr-halle2', title: ['Schichtführer|Schichtführerin', 'Shift Leader'], superior: 'foreman', workplace: ['Meisterbüro Halle 2', 'Foreman’s office, hall 2'] },
    { key: 'quality', department: 'pr-qs', title: ['Leiter Qualitätssicherung|Leiterin Qualitätssicherung', 'Quality Manager'], superior: 'production', workplace: ['Messraum', 'Measuring room'], role: 'technical' },
    { key: 'engineering', department: 'te', title: ['Leiter Konstruktion|Leiterin Konstruktion', 'Head of Engineering'], superior: 'ceo', workplace: ['Konstruktion 1', 'Engineering 1'], role: 'technical' },
    { key: 'designer', department: 'te', title: ['Konstrukteur|Konstrukteurin', 'Design Engineer'], superior: 'engineering', workplace: ['Konstruktion 2', 'Engineering 2'], role: 'technical' },
    { key: 'accounting', department: 've-fibu', title: ACCOUNTING, superior: 'cfo', workplace: ['Buchhaltung 1', 'Accounting 1'], role: 'invoice' },
    { key: 'personnel', department: 've-personal', title: ['Personalleiter|Personalleiterin', 'Head of Human Resources'], superior: 'cfo', workplace: ['Personal 1', 'Human Resources 1'] },
  ],
  vacant: [
    { department: 'te', name: ['Konstruktion 3', 'Engineering 3'] },
    { department: 'pr-halle2', name: ['Prüfplatz Halle 2', 'Test bench, hall 2'] },
    { department: 've-fibu', name: ['Buchhaltung 2', 'Accounting 2'] },
  ],
};

const medium: Structure = {
  departments: [
    { key: 'gf', name: ['Geschäftsführung', 'Management'], code: 'GF' },
    { key: 'ek', name: ['Einkauf', 'Purchasing'], code: 'EK' },
    { key: 'te', name: ['Technik', 'Engineering'], code: 'TE' },
    { key: 'te-werkstatt', name: ['Werkstatt', 'Workshop'], code: 'TE-W', parent: 'te' },
    { key: 've', name: ['Verwaltung', 'Administration'], code: 'VW' },
  ],
  seats: [
    { key: 'ceo', department: 'gf', title: MANAGING, workplace: ['Büro 2.01', 'Office 2.01'], role: 'decision' },
    { key: 'purchasing', department: 'ek', title: PURCHASING, superior: 'ceo', workplace: ['Einkauf 1', 'Purchasing 1'], role: 'buyer' },
    { key: 'clerk', department: 'ek', title: ['Einkäufer|Einkäuferin', 'Buyer'], superior: 'purchasing', workplace: ['Einkauf 2', 'Purchasing 2'], role: 'buyer' },
    { key: 'engineering', department: 'te', title: ['Technischer Leiter|Technische Leiterin', 'Technical Director'], superior: 'ceo', workplace: ['Technik 1', 'Engineering 1'], role: 'technical' },
    { key: 'foreman', department: 'te-werkstatt', title: ['Werkstattleiter|Werkstattleiterin', 'Workshop Manager'], superior: 'engineering', workplace: ['Werkstattbüro', 'Workshop office'], role: 'user' },
    { key: 'accounting', department: 've', title: ACCOUNTING, superior: 'ceo', workplace: ['Verwaltung 1', 'Administration 1'], role: 'invoice' },
  ],
  vacant: [{ department: 'te', name: ['Technik 2', 'Engineering 2'] }],
};

const small: Structure = {
  departments: [],
  seats: [
    { key: 'ceo', title: MANAGING, role: 'decision' },
    { key: 'purchasing', title: ['Einkäufer|Einkäuferin', 'Buyer'], superior: 'ceo', role: 'buyer' },
  ],
  vacant: [],
};

const branch: Structure = {
  departments: [{ key: 'markt', name: ['Verkauf', 'Sales floor'], code: 'VK' }],
  seats: [
    { key: 'manager', department: 'markt', title: ['Marktleiter|Marktleiterin', 'Store Manager'], workplace: ['Marktbüro', 'Store office'], role: 'user' },
    { key: 'deputy', department: 'markt', title: ['Stellvertretender Marktleiter|Stellvertretende Marktleiterin', 'Deputy Store Manager'], superior: 'manager', workplace: ['Information', 'Information desk'] },
  ],
  vacant: [{ department: 'markt', name: ['Warenannahme', 'Goods receipt'] }],
};

export const STRUCTURES: Record<Size, Structure> = { large, medium, small, branch };
