import { UID } from '../../plugins/crm-contacts/server/src/kernel/uids';
import type { DemoCompany } from '../data/companies';
import { NAMES } from '../data/names';
import { STRUCTURES, type Seat, type Words } from '../data/structure';
import { randomFrom, type Random } from '../random';
import { addDays, type DemoRow, type DemoRows } from '../rows';
import { COMPANIES } from './companies';
import type { PhoneBook } from './phone-book';

const GERMAN_SPEAKING = ['DE', 'AT', 'CH'];
const TITLES = ['Dr.', 'Dr.-Ing.', 'Prof. Dr.'];

interface Human {
  woman: boolean;
  firstName: string;
  lastName: string;
}

/** One person per seat of every company, and who is gone: positions of the past, seats without anybody. */
export function makePeople(today: string, phones: PhoneBook): DemoRows {
  const rows: DemoRows = { [UID.person]: [], [UID.department]: [], [UID.workplace]: [], [UID.position]: [], [UID.placement]: [] };
  const humans = new Map<string, Human[]>();
  for (const company of COMPANIES) {
    const { departments, seats, vacant } = STRUCTURES[company.size];
    for (const department of departments) rows[UID.department].push(departmentOf(company, department));
    for (const seat of seats) addSeat(rows, company, seat, nextHuman(humans, company.country), { today, phones });
    for (const { department, name } of vacant) rows[UID.workplace].push(workplaceOf(company, `vacant/${department}`, department, name));
  }
  rows[UID.position].push(...secondPositions(today));
  rows[UID.position].push(...pastPositions(today));
  return rows;
}

/** People of one country until every first name has met every last name once in some order. */
function nextHuman(humans: Map<string, Human[]>, country: string): Human {
  const names = NAMES[country];
  const waiting = humans.get(country) ?? allHumans(names, country);
  humans.set(country, waiting);
  const human = waiting.pop();
  if (!human) throw new Error(`The demo has no more names for ${country}`);
  return human;
}

function allHumans({ women, men, last }: (typeof NAMES)[string], country: string): Human[] {
  const random = randomFrom(`names ${country}`);
  const first = random.shuffled([...women.map((name) => ({ woman: true, name })), ...men.map((name) => ({ woman: false, name }))]);
  const surnames = random.shuffled(last);
  // Twice through the surnames with other first names: enough for every seat, and nobody twice.
  return [0, 1].flatMap((round) => surnames.map((lastName, index) => {
    const { woman, name } = first[(index + round * (surnames.length + 7)) % first.length];
    return { woman, firstName: name, lastName };
  }));
}

const wordsFor = ({ country }: DemoCompany, [german, english]: Words) => (GERMAN_SPEAKING.includes(country) ? german : english);

function departmentOf(company: DemoCompany, { key, name, code, parent }: (typeof STRUCTURES)['large']['departments'][number]): DemoRow {
  const heads: Record<string, string> = { gf: 'ceo', ek: 'purchasing', pr: 'production', te: 'engineering', 'pr-fertigung': 'foreman', 'pr-qs': 'quality', markt: 'manager' };
  return {
    key: `${company.key}/${key}`,
    values: { name: wordsFor(company, name), code },
    links: {
      company: company.key,
      ...(parent ? { parent: `${company.key}/${parent}` } : {}),
      ...(heads[key] ? { head: `${company.key}/${heads[key]}` } : {}),
    },
  };
}

function workplaceOf(company: DemoCompany, key: string, department: string | undefined, name: Words): DemoRow {
  return {
    key: `${company.key}/${key}`,
    values: { name: wordsFor(company, name) },
    links: { company: company.key, ...(department ? { department: `${company.key}/${department}` } : {}) },
  };
}

function addSeat(rows: DemoRows, company: DemoCompany, seat: Seat, human: Human, { today, phones }: { today: string; phones: PhoneBook }): void {
  const key = `${company.key}/${seat.key}`;
  const random = randomFrom(`person ${key}`);
  rows[UID.person].push(personOf(key, company, human, random, phones));
  if (seat.workplace) rows[UID.workplace].push(workplaceOf(company, seat.key, seat.department, seat.workplace));
  const since = addDays(today, -random.between(200, 3600));
  rows[UID.position].push({
    key,
    values: {
      jobTitle: titleFor(company, seat, human),
      role: seat.role,
      email: `${mailName(human.firstName)}.${mailName(human.lastName)}@${company.domain}.example`,
      phone: phones.next(company.area),
      main: seat.key === 'purchasing' || seat.key === 'manager',
      validFrom: since,
    },
    links: {
      person: key,
      company: company.key,
      ...(seat.department ? { department: `${company.key}/${seat.department}` } : {}),
      ...(seat.workplace ? { workplace: key } : {}),
      ...superiorOf(company, seat),
    },
  });
  if (seat.key === 'purchasing' && company.size === 'large') rows[UID.placement].push(formerPlacement(company, key, since));
}

/** Managers of companies in a group report to the manager of the parent. */
const REPORTS_TO: Record<string, string> = {
  'nordwerk-maschinenbau': 'nordwerk', 'nordwerk-logistik': 'nordwerk', 'nordwerk-energie': 'nordwerk', 'nordwerk-antriebe': 'nordwerk-maschinenbau',
  'nordwerk-getriebe': 'nordwerk-antriebe', 'nordwerk-polska': 'nordwerk-antriebe', 'rheintal-praezision': 'rheintal', 'rheintal-kunststoff': 'rheintal',
  'rheintal-deutschland': 'rheintal-praezision', 'isar-messtechnik': 'rheintal-deutschland',
};

function superiorOf(company: DemoCompany, { superior, key }: Seat): Record<string, string> {
  if (superior) return { superior: `${company.key}/${superior}` };
  const parent = REPORTS_TO[company.key];
  if (parent && key === 'ceo') return { superior: `${parent}/ceo` };
  return company.size === 'branch' ? { superior: 'feldhaus/production' } : {};
}

/** The first third of the time in another job of the same company. */
function formerPlacement(company: DemoCompany, position: string, since: string): DemoRow {
  const title: Words = ['Einkauf', 'Purchasing'];
  return {
    key: position,
    values: { jobTitle: wordsFor(company, title), validFrom: since, validTo: addDays(since, 120) },
    links: { position, department: `${company.key}/ek`, superior: `${company.key}/cfo` },
  };
}

function titleFor(company: DemoCompany, { title }: Seat, { woman }: Human): string {
  const [man, womanTitle = man] = wordsFor(company, title).split('|');
  return woman ? womanTitle : man;
}

function personOf(key: string, { country }: DemoCompany, { woman, firstName, lastName }: Human, random: Random, phones: PhoneBook): DemoRow {
  const german = GERMAN_SPEAKING.includes(country);
  const salutation = german ? (woman ? 'Frau' : 'Herr') : woman ? 'Ms' : 'Mr';
  const decides = /\/(ceo|engineering|quality)$/.test(key);
  const born = `${random.between(1958, 2001)}-${String(random.between(1, 12)).padStart(2, '0')}-${String(random.between(1, 28)).padStart(2, '0')}`;
  return {
    key,
    values: {
      salutation,
      academicTitle: german && decides && random.chance(35) ? random.pick(TITLES) : null,
      firstName,
      lastName,
      birthDate: random.chance(30) ? born : null,
      mobile: country === 'DE' && decides ? phones.next(random.chance(50) ? 'germanMobile' : 'otherGermanMobile') : null,
    },
  };
}

/** Managers who sit in a second company of their group. */
function secondPositions(today: string): DemoRow[] {
  const seats: [person: string, company: string, title: string][] = [
    ['nordwerk/ceo', 'kuestenwind', 'Mitglied des Beirats'],
    ['rheintal/ceo', 'kuestenwind', 'Mitglied des Beirats'],
    ['nordwerk-maschinenbau/cfo', 'nordwerk-hydraulik', 'Prokura'],
    ['isar-feinmechanik/engineering', 'isar-messtechnik', 'Technische Beratung'],
    ['feldhaus/purchasing', 'feldhaus-ehrenfeld', 'Zentraleinkauf'],
  ];
  return seats.map(([person, company, jobTitle]) => ({
    key: `${person}@${company}`,
    values: { jobTitle, validFrom: addDays(today, -700) },
    links: { person, company },
  }));
}

/** Who worked elsewhere before. */
function pastPositions(today: string): DemoRow[] {
  const moves: [person: string, company: string, title: string, leftDaysAgo: number][] = [
    ['taunus/purchasing', 'nordwerk-maschinenbau', 'Einkauf', 3700],
    ['spreewerk/engineering', 'mueller', 'Konstruktion', 3650],
    ['domstadt/ceo', 'isarpark', 'Vertriebsleitung', 3800],
    ['elbtor/foreman', 'hansen', 'Bootsbau', 3640],
    ['donauwerk/purchasing', 'hofstaetter', 'Büro', 3900],
    ['isarpark/accounting', 'lindenhof', 'Buchhaltung', 3620],
    ['blueharbor/engineering', 'thornbury', 'Design Engineer', 3700],
    ['rheintal-praezision/quality', 'jura', 'Qualité', 3660],
  ];
  return moves.map(([person, company, jobTitle, left]) => ({
    key: `${person}@${company}`,
    values: { jobTitle, validFrom: addDays(today, -left - 1500), validTo: addDays(today, -left) },
    links: { person, company },
  }));
}

/** `Jürgensen` becomes `juergensen`, `O’Connor` `oconnor`: what mail servers take. */
export function mailName(name: string): string {
  return name
    .toLowerCase()
    .replace(/[äæ]/g, 'ae').replace(/[öø]/g, 'oe').replace(/ü/g, 'ue').replace(/ß/g, 'ss').replace(/ł/g, 'l').replace(/ı/g, 'i').replace(/å/g, 'aa')
    .normalize('NFD')
    .replace(/[^a-z -]/g, '')
    .trim()
    .replace(/[ -]+/g, '-');
}
