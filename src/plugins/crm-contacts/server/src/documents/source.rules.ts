import { FIGURE_NAMES, PARTY_ROLES, type DocumentSourceDeclaration, type FigureName, type LinesDeclaration, type PartyRole } from '../../../contracts/documents';
import { UID } from '../kernel/uids';

/** An attribute of a content type, as far as the declarations need it. */
export interface DeclaredAttribute {
  type: string;
  target?: string;
  relation?: string;
  component?: string;
  repeatable?: boolean;
  enum?: string[];
  private?: boolean;
}

/** Attributes of a content type or component by name; undefined when there is no such type. */
export type AttributesOf = (uid: string) => Record<string, DeclaredAttribute> | undefined;

/** A declaration that holds, with its defaults filled in. */
export interface Source extends DocumentSourceDeclaration {
  key: string;
  /** Roles in the order in which they count; the first is the party that counts. */
  roleNames: PartyRole[];
  partyAttribute: string;
}

/** Every setting of a declaration: another one is a slip of typing. */
const SETTINGS: (keyof DocumentSourceDeclaration)[] = [
  'contentType', 'key', 'names', 'number', 'date', 'state', 'due', 'title', 'total', 'currency', 'roles', 'persons', 'states', 'derivedStates',
  'figures', 'owed', 'handedOver', 'snapshots', 'siteAddress', 'paymentTerms', 'lines', 'numbering',
];

type Plain = Exclude<keyof DocumentSourceDeclaration & string, 'roles' | 'states' | 'names' | 'derivedStates' | 'figures' | 'snapshots' | 'lines'>;

const TYPES: [setting: Plain, required: boolean, types: string[]][] = [
  ['number', true, ['string', 'uid']],
  ['date', true, ['date']],
  ['state', true, ['enumeration', 'string']],
  ['due', false, ['date']],
  ['title', false, ['string', 'text', 'uid']],
  ['total', false, ['decimal', 'biginteger', 'integer']],
  ['currency', false, ['string', 'enumeration']],
  ['owed', false, ['decimal', 'biginteger', 'integer']],
  ['paymentTerms', false, ['string', 'text']],
];

/** The declaration with its key and the order of its roles. Call it with one that has no faults. */
export function sourceOf(declaration: DocumentSourceDeclaration): Source {
  const roleNames = PARTY_ROLES.filter((role) => declaration.roles[role]);
  return {
    ...declaration,
    key: declaration.key ?? (declaration.contentType.split('.').pop() as string),
    roleNames,
    partyAttribute: declaration.roles[roleNames[0]] as string,
  };
}

/** Whether a document in this stored state still waits for something; where no state is declared open, every document does. */
export function isOpen({ states }: Source, state: unknown): boolean {
  const declared = Object.values(states);
  return !declared.some(({ open }) => open) || states[String(state)]?.open === true;
}

/** Whether a document in this stored state counts no longer. */
export const isVoid = ({ states }: Source, state: unknown): boolean => states[String(state)]?.void === true;

/** What is wrong with a declaration, one sentence each, naming the setting and the attribute; empty: nothing. */
export function faultsOf(declaration: DocumentSourceDeclaration, attributesOf: AttributesOf): string[] {
  if (!declaration || typeof declaration !== 'object') return ['it must be an object'];
  const attributes = attributesOf(declaration.contentType);
  if (!attributes) return [`contentType names "${declaration.contentType}", which is no content type`];
  return [
    ...faultsOfSettings(declaration),
    ...faultsOfNames(declaration),
    ...TYPES.flatMap(([setting, required, types]) => faultOfAttribute(attributes, setting, declaration[setting], types, required)),
    ...(declaration.total && !declaration.currency ? ['currency is missing: a total without currency says nothing'] : []),
    ...faultsOfRoles(declaration, attributes),
    ...faultsOfStates(declaration, attributes),
    ...faultsOfFigures(declaration),
    ...faultsOfExtras(declaration, attributes, attributesOf),
  ];
}

function faultsOfSettings(declaration: DocumentSourceDeclaration): string[] {
  const known: string[] = SETTINGS;
  const unknown = Object.keys(declaration).filter((setting) => !known.includes(setting));
  const badKey = declaration.key !== undefined && !/^[a-z][a-z0-9-]{0,39}$/.test(declaration.key);
  return [
    ...unknown.map((setting) => `${setting} is no setting: use ${known.join(', ')}`),
    ...(badKey ? ['key must be lower-case letters, digits and hyphens, at most 40'] : []),
  ];
}

function faultsOfNames({ names }: DocumentSourceDeclaration): string[] {
  return (['one', 'many'] as const).filter((form) => !names?.[form]?.en).map((form) => `names.${form}.en is missing`);
}

function faultOfAttribute(
  attributes: Record<string, DeclaredAttribute>,
  setting: string,
  name: unknown,
  types: string[],
  required = false
): string[] {
  if (name === undefined) return required ? [`${setting} is missing`] : [];
  const attribute = typeof name === 'string' ? attributes[name] : undefined;
  if (!attribute) return [`${setting} names "${String(name)}", which is no attribute of the content type`];
  if (types.includes(attribute.type)) return [];
  return [`${setting} names "${String(name)}", which is of type ${attribute.type} and must be of type ${types.join(' or ')}`];
}

function faultsOfRoles({ roles, persons, siteAddress }: DocumentSourceDeclaration, attributes: Record<string, DeclaredAttribute>): string[] {
  const named = Object.entries(roles ?? {});
  const unknown = named.filter(([role]) => !PARTY_ROLES.includes(role as PartyRole)).map(([role]) => `roles.${role} is no role: use ${PARTY_ROLES.join(', ')}`);
  return [
    ...(named.length === 0 ? ['roles is empty: at least one relation to a contact is needed'] : []),
    ...unknown,
    ...named.flatMap(([role, name]) => faultOfOne(attributes, `roles.${role}`, name, UID.contact)),
    ...(siteAddress === undefined ? [] : faultOfOne(attributes, 'siteAddress', siteAddress, UID.address)),
    ...(persons === undefined ? [] : faultOfRelation(attributes, 'persons', persons, UID.person)),
  ];
}

function faultOfRelation(attributes: Record<string, DeclaredAttribute>, setting: string, name: unknown, target: string): string[] {
  const found = faultOfAttribute(attributes, setting, name, ['relation'], true);
  if (found.length > 0) return found;
  const attribute = attributes[name as string];
  return attribute.target === target ? [] : [`${setting} names "${String(name)}", which relates to ${attribute.target ?? 'nothing'} and must relate to ${target}`];
}

/** As `faultOfRelation`, to one row: a document has one bill-to party, not several. */
function faultOfOne(attributes: Record<string, DeclaredAttribute>, setting: string, name: unknown, target: string): string[] {
  const found = faultOfRelation(attributes, setting, name, target);
  if (found.length > 0) return found;
  const { relation } = attributes[name as string];
  return relation === undefined || relation.endsWith('ToOne') ? [] : [`${setting} names "${String(name)}", which is ${relation} and must lead to one`];
}

function faultsOfStates(declaration: DocumentSourceDeclaration, attributes: Record<string, DeclaredAttribute>): string[] {
  const { states = {}, derivedStates = {}, due } = declaration;
  const stored = attributes[declaration.state]?.enum;
  const unnamed = (stored ?? []).filter((value) => !states[value]).map((value) => `states.${value} is missing: "${declaration.state}" has this value`);
  const unknown = stored ? Object.keys(states).filter((value) => !stored.includes(value)).map((value) => `states.${value} is no value of "${declaration.state}"`) : [];
  const nameless = Object.entries({ ...states, ...derivedStates }).filter(([, { names }]) => !names?.en).map(([value]) => `the state ${value} has no names.en`);
  const derived = Object.entries(derivedStates).flatMap(([value, { from }]) => [
    ...(states[value] ? [`derivedStates.${value} is a stored state already`] : []),
    ...(from ?? []).filter((origin) => !states[origin]).map((origin) => `derivedStates.${value}.from names "${origin}", which is no state`),
    ...(due ? [] : [`derivedStates.${value} needs due: it begins after that day`]),
  ]);
  return [...unnamed, ...unknown, ...nameless, ...derived];
}

function faultsOfFigures({ figures = {}, total, owed, states = {}, derivedStates = {} }: DocumentSourceDeclaration): string[] {
  const known = { ...states, ...derivedStates };
  const named = Object.entries(figures);
  const unknown = named.filter(([name]) => !FIGURE_NAMES.includes(name as FigureName)).map(([name]) => `figures.${name} is no figure: use ${FIGURE_NAMES.join(', ')}`);
  const ofStates = named.flatMap(([name, counted]) => {
    if (!Array.isArray(counted) || counted.length === 0) return [`figures.${name} must be a list of states`];
    return counted.filter((state) => !known[state]).map((state) => `figures.${name} names "${state}", which is no state`);
  });
  const early = (figures.overdue ?? []).filter((state) => !(figures.receivable ?? []).includes(state));
  return [
    ...unknown,
    ...ofStates,
    ...early.map((state) => `figures.overdue names "${state}", which figures.receivable does not: what is late is owed`),
    ...(named.some(([name]) => name !== 'order') && !total ? ['figures needs total: it is added up'] : []),
    ...(owed && !total ? ['owed needs total: it counts where nothing is entered'] : []),
  ];
}

type Attributes = Record<string, DeclaredAttribute>;

function faultsOfExtras(declaration: DocumentSourceDeclaration, attributes: Attributes, attributesOf: AttributesOf): string[] {
  const { numbering, handedOver, states = {} } = declaration;
  return [
    ...faultsOfSnapshots(declaration, attributes),
    ...faultsOfLines(declaration, attributes, attributesOf),
    ...(handedOver && !Object.values(states).some(({ open }) => open) ? ['handedOver needs a state that is open: only open documents go over'] : []),
    ...(numbering && !(Number.isInteger(numbering.digits) && numbering.digits >= 1 && numbering.digits <= 12)
      ? ['numbering.digits must be a whole number from 1 to 12']
      : []),
  ];
}

function faultsOfSnapshots({ snapshots = {}, roles = {} }: DocumentSourceDeclaration, attributes: Attributes): string[] {
  return Object.entries(snapshots).flatMap(([role, kept]) => {
    if (!roles[role as PartyRole]) return [`snapshots.${role} keeps a role that roles does not name`];
    return (['name', 'address'] as const).flatMap((part) => faultOfAttribute(attributes, `snapshots.${role}.${part}`, kept?.[part], ['string', 'text']));
  });
}

const LINE_TYPES: [setting: Exclude<keyof LinesDeclaration, 'attribute'>, required: boolean, types: string[]][] = [
  ['quantity', true, ['decimal', 'integer']],
  ['unitPrice', true, ['decimal', 'integer']],
  ['code', false, ['string']],
  ['unit', false, ['string', 'enumeration']],
  ['text', false, ['string', 'text']],
  ['priceSource', false, ['json']],
];

function faultsOfLines({ lines, total }: DocumentSourceDeclaration, attributes: Attributes, attributesOf: AttributesOf): string[] {
  if (!lines) return [];
  const found = faultOfAttribute(attributes, 'lines.attribute', lines.attribute, ['component'], true);
  const ofLine = attributesOf(attributes[lines.attribute]?.component ?? '');
  if (found.length > 0 || !ofLine) return found;
  const inLine = LINE_TYPES.flatMap(([setting, required, types]) => faultOfAttribute(ofLine, `lines.${setting}`, lines[setting], types, required));
  return [
    ...inLine,
    ...(attributes[lines.attribute].repeatable === false ? [`lines.attribute names "${lines.attribute}", which is one line and must be repeatable`] : []),
    ...(total ? [] : ['lines needs total: their sum goes there']),
    ...(Boolean(lines.code) === Boolean(lines.priceSource) ? [] : ['lines.code and lines.priceSource need each other: a price without its source cannot be explained']),
    ...(lines.priceSource && ofLine[lines.priceSource]?.type === 'json' && !ofLine[lines.priceSource].private
      ? [`lines.priceSource names "${lines.priceSource}", which must be private: it names catalogues and companies that not everybody may see`]
      : []),
  ];
}
