import type { DocumentSourceDeclaration } from '../../../contracts/documents';
import { faultsOf, sourceOf, type DeclaredAttribute } from './source.rules';

const CONTACT = 'plugin::crm-contacts.contact';

const types: Record<string, Record<string, DeclaredAttribute>> = {
  'api::ticket.ticket': {
    code: { type: 'string' },
    openedOn: { type: 'date' },
    openedAt: { type: 'datetime' },
    dueOn: { type: 'date' },
    state: { type: 'enumeration', enum: ['open', 'done'] },
    amount: { type: 'decimal' },
    currency: { type: 'string' },
    customer: { type: 'relation', target: CONTACT },
    author: { type: 'relation', target: 'admin::user' },
    items: { type: 'component', component: 'ticket.item' },
    watchers: { type: 'relation', relation: 'manyToMany', target: CONTACT },
  },
  'ticket.item': { count: { type: 'integer' }, price: { type: 'decimal' }, label: { type: 'string' }, why: { type: 'json' }, reason: { type: 'json', private: true } },
};
const attributesOf = (uid: string) => types[uid];

const names = { en: 'x', de: 'x' };
const sound: DocumentSourceDeclaration = {
  contentType: 'api::ticket.ticket',
  names: { one: names, many: names },
  number: 'code',
  date: 'openedOn',
  state: 'state',
  roles: { billTo: 'customer' },
  states: { open: { names, colour: 'primary' }, done: { names, colour: 'success' } },
};

const withTotal = { total: 'amount', currency: 'currency' };
const itemLines = { attribute: 'items', quantity: 'count', unitPrice: 'price' };

const faults = (change: object) => faultsOf({ ...sound, ...change } as DocumentSourceDeclaration, attributesOf);

it('finds nothing wrong with a sound declaration and names its key and party', () => {
  const found = faults({});
  const source = sourceOf({ ...sound, roles: { site: 'customer', orderingParty: 'customer' } });

  expect(found).toEqual([]);
  expect(faults({ ...withTotal, lines: { ...itemLines, code: 'label', priceSource: 'reason' } })).toEqual([]);
  expect(source).toMatchObject({ key: 'ticket', roleNames: ['orderingParty', 'site'], partyAttribute: 'customer' });
});

it.each([
  ['a content type that does not exist', { contentType: 'api::x.x' }, 'contentType names "api::x.x", which is no content type'],
  ['an attribute that does not exist', { number: 'nummer' }, 'number names "nummer", which is no attribute of the content type'],
  ['an attribute of the wrong type', { date: 'openedAt' }, 'date names "openedAt", which is of type datetime and must be of type date'],
  ['a missing setting', { state: undefined }, 'state is missing'],
  ['a total without currency', { total: 'amount' }, 'currency is missing: a total without currency says nothing'],
  ['no role', { roles: {} }, 'roles is empty: at least one relation to a contact is needed'],
  ['an unknown role', { roles: { payer: 'customer' } }, 'roles.payer is no role: use orderingParty, billTo, site'],
  ['a role that is no contact', { roles: { billTo: 'author' } }, `roles.billTo names "author", which relates to admin::user and must relate to ${CONTACT}`],
  ['persons that are none', { persons: 'customer' }, `persons names "customer", which relates to ${CONTACT} and must relate to plugin::crm-contacts.person`],
  ['a value of the state without a name', { states: { open: { names, colour: 'primary' } } }, 'states.done is missing: "state" has this value'],
  ['a state that is no value', { states: { ...sound.states, lost: { names, colour: 'danger' } } }, 'states.lost is no value of "state"'],
  ['a derived state without a due day', { derivedStates: { late: { names, colour: 'danger', from: ['open'] } } }, 'derivedStates.late needs due: it begins after that day'],
  ['a derived state from nowhere', { due: 'dueOn', derivedStates: { late: { names, colour: 'danger', from: ['new'] } } }, 'derivedStates.late.from names "new", which is no state'],
  ['lines that are no component', { lines: { attribute: 'code', quantity: 'count', unitPrice: 'price' } }, 'lines.attribute names "code", which is of type string and must be of type component'],
  ['an attribute that a line does not have', { total: 'amount', currency: 'currency', lines: { attribute: 'items', quantity: 'number', unitPrice: 'price' } }, 'lines.quantity names "number", which is no attribute of the content type'],
  ['a figure that there is not', { figures: { profit: ['done'] } }, 'figures.profit is no figure: use revenue, offer, order, receivable, overdue'],
  ['a figure without states', { figures: { order: [] } }, 'figures.order must be a list of states'],
  ['a figure of a state that there is not', { figures: { order: ['lost'] } }, 'figures.order names "lost", which is no state'],
  ['overdue documents that are not owed', { total: 'amount', currency: 'currency', figures: { receivable: ['open'], overdue: ['done'] } }, 'figures.overdue names "done", which figures.receivable does not: what is late is owed'],
  ['a figure without anything to add up', { figures: { revenue: ['done'] } }, 'figures needs total: it is added up'],
  ['an amount owed that is none', { total: 'amount', currency: 'currency', owed: 'code' }, 'owed names "code", which is of type string and must be of type decimal or biginteger or integer'],
  ['an amount owed without a total', { owed: 'amount' }, 'owed needs total: it counts where nothing is entered'],
  ['several parties in one role', { roles: { billTo: 'watchers' } }, 'roles.billTo names "watchers", which is manyToMany and must lead to one'],
  ['a setting that there is not', { dueDate: 'dueOn' }, expect.stringContaining('dueDate is no setting: use contentType, key,')],
  ['a key with capitals', { key: 'Ticket' }, 'key must be lower-case letters, digits and hyphens, at most 40'],
  ['a snapshot of nobody', { snapshots: { site: { name: 'code' } } }, 'snapshots.site keeps a role that roles does not name'],
  ['a snapshot that is no text', { snapshots: { billTo: { address: 'dueOn' } } }, 'snapshots.billTo.address names "dueOn", which is of type date and must be of type string or text'],
  ['an address that is none', { siteAddress: 'customer' }, `siteAddress names "customer", which relates to ${CONTACT} and must relate to plugin::crm-contacts.address`],
  ['codes without a memory of their prices', { ...withTotal, lines: { ...itemLines, code: 'label' } }, 'lines.code and lines.priceSource need each other: a price without its source cannot be explained'],
  ['a memory that everybody reads', { ...withTotal, lines: { ...itemLines, code: 'label', priceSource: 'why' } }, 'lines.priceSource names "why", which must be private: it names catalogues and companies that not everybody may see'],
  ['a memory that is no JSON', { ...withTotal, lines: { ...itemLines, code: 'label', priceSource: 'price' } }, 'lines.priceSource names "price", which is of type decimal and must be of type json'],
  ['a number without digits', { numbering: { prefix: 'T-', digits: 0 } }, 'numbering.digits must be a whole number from 1 to 12'],
])('names %s', (_case, change, message) => {
  expect(faults(change)).toContainEqual(message);
});

it('says that something else than an object is no declaration', () => {
  expect(faultsOf(null as unknown as DocumentSourceDeclaration, attributesOf)).toEqual(['it must be an object']);
});
