import type { Application } from './application';
import { company, made } from './rows';
import { samplesOf, type Sample } from './samples';

const CRM = 'plugin::crm-contacts.';
const ADMIN_USER = 'admin::user';
const DOCUMENTS = ['inquiry', 'quote', 'order', 'invoice'] as const;
const DATES = { inquiry: 'receivedOn', quote: 'quotedOn', order: 'orderedOn', invoice: 'invoicedOn' } as const;

/** Texts of one attribute that stand nowhere else: `field` as the roles screen names it. */
export interface Marker {
  uid: string;
  field: string;
  text: string;
}

export interface Marked {
  samples: Record<string, Sample>;
  markers: Marker[];
  /** Of columns that are the plugin's own, and of who created and changed the rows: for nobody to read. */
  internal: Marker[];
  /** A further company, as the other side of what joins two. */
  other: string;
  /** A second position at the sample's company. */
  report: string;
}

interface Attribute {
  type: string;
  target?: string;
  component?: string;
  private?: boolean;
  maxLength?: number;
  relation?: string;
  pluginOptions?: Record<string, { internal?: boolean }>;
}

/** Keys, currencies and the like decide what is answered at all, or stand at several types: as values they tell nothing. */
const SHARED: Record<string, readonly string[]> = {
  [`${CRM}contact`]: ['stage', 'stageStatus', 'currency'],
  [`${CRM}stage-change`]: ['fromStage', 'fromStatus', 'toStage', 'toStatus', 'trigger', 'triggerDocument'],
  [`${CRM}price-catalogue`]: ['currency'],
  [`${CRM}price-entry`]: ['unit'],
  [`${CRM}activity`]: ['type', 'seriesRule', 'documentType', 'documentRef'],
  [`${CRM}activity-type`]: ['key'],
  [`${CRM}folder`]: ['key', 'parent', 'base', 'columns', 'sort', 'filters'],
  ...Object.fromEntries(DOCUMENTS.map((name) => [`api::${name}.${name}`, ['lines.quantity', 'lines.unit', 'lines.priceSource', ...(name === 'invoice' ? ['currency'] : [])]])),
};

const modelOf = (app: Application, uid: string) => app.strapi.getModel(uid as never) as unknown as { attributes: Record<string, Attribute>; modelName: string };
const TECHNICAL = ['createdAt', 'updatedAt', 'publishedAt', 'locale', 'localizations', 'createdBy', 'updatedBy'];

let count = 0;
const padded = (value: number, length = 2) => String(value).padStart(length, '0');

/** A value of the attribute's type, and how answers would show it; null for types with few values. */
function markOf(name: string, { type, maxLength = 255 }: Attribute): { value: unknown; text: string } | null {
  count += 1;
  const [month, day] = [padded(1 + Math.floor((count % 336) / 28)), padded(1 + (count % 28))];
  // Of days before and after today, so that what is valid stays so.
  const date = `${(/^(validTo|dueOn|startsAt|endsAt|resubmitOn|resumeOn|validUntil|deliverOn|answerBy)$/.test(name) ? 2080 : 1960) + Math.floor(count / 336)}-${month}-${day}`;
  const word = `mk${padded(count, 4)}q`;
  if (['string', 'text', 'email'].includes(type)) return maxLength < word.length ? null : { value: word, text: word };
  if (type === 'integer') return { value: 710_000 + count, text: String(710_000 + count) };
  if (type === 'decimal') return { value: 710_000.17 + count, text: `${710_000 + count}.17` };
  if (type === 'date') return { value: date, text: date };
  if (type === 'datetime') return { value: `${date}T10:11:12.000Z`, text: date };
  if (type === 'json') return { value: [word], text: word };
  if (type === 'blocks') return { value: [{ type: 'paragraph', children: [{ type: 'text', text: word }] }], text: word };
  return null;
}

async function marker(app: Application): Promise<{ id: number; documentId: string; lastname: string; email: string }> {
  count += 1;
  const [lastname, email] = [`mk${padded(count, 4)}q`, `mk${padded(count, 4)}@marked.example`];
  return app.strapi.db.query(ADMIN_USER).create({ data: { firstname: 'M', lastname, email, isActive: true, blocked: false } });
}

async function file(app: Application): Promise<{ id: number; name: string }> {
  count += 1;
  const name = `mk${padded(count, 4)}q`;
  return app.strapi.db.query('plugin::upload.file').create({ data: { name, hash: name, ext: '.png', mime: 'image/png', size: 1, url: `/uploads/${name}.png`, provider: 'local', folderPath: '/' } });
}

/** Writes a marker into every attribute of the row, past all rules: nobody shall have chosen the values for them. */
async function mark(app: Application, uid: string, documentId: string): Promise<{ markers: Marker[]; internal: Marker[] }> {
  const { attributes } = modelOf(app, uid);
  const [markers, internal]: [Marker[], Marker[]] = [[], []];
  const data: Record<string, unknown> = {};
  for (const [name, attribute] of Object.entries(attributes)) {
    if (TECHNICAL.includes(name) || SHARED[uid]?.includes(name)) continue;
    if (attribute.target === ADMIN_USER) {
      const user = await marker(app);
      data[name] = attribute.relation?.endsWith('ToMany') ? [user.id] : user.id;
      markers.push({ uid, field: name, text: user.lastname });
    } else if (attribute.type === 'media') {
      const { id, name: text } = await file(app);
      data[name] = id;
      markers.push({ uid, field: name, text });
    } else {
      const own = attribute.pluginOptions?.['crm-contacts']?.internal === true;
      const made = own && attribute.type !== 'string' ? null : markOf(name, attribute);
      if (!made) continue;
      data[name] = made.value;
      (own ? internal : markers).push({ uid, field: name, text: made.text });
    }
  }
  const author = await marker(app);
  internal.push({ uid, field: 'createdBy', text: author.email });
  await app.strapi.db.query(uid).update({ where: { documentId }, data: { ...data, createdBy: author.id, updatedBy: author.id } });
  markers.push(...(await markLines(app, uid, documentId)));
  return { markers, internal };
}

/** The lines of a document are rows of their own. */
async function markLines(app: Application, uid: string, documentId: string): Promise<Marker[]> {
  const component = modelOf(app, uid).attributes.lines?.component;
  if (!component) return [];
  const row = await app.strapi.db.query(uid).findOne({ where: { documentId }, populate: ['lines'] });
  const made = Object.entries((app.strapi.components as unknown as Record<string, { attributes: Record<string, Attribute> }>)[component].attributes).flatMap(([name, attribute]) => {
    const found = SHARED[uid]?.includes(`lines.${name}`) ? null : markOf(name, attribute);
    return found ? [{ name, ...found }] : [];
  });
  await app.strapi.db.query(component).update({ where: { id: row.lines[0].id }, data: Object.fromEntries(made.map(({ name, value }) => [name, value])) });
  return made.map(({ name, text }) => ({ uid, field: `lines.${name}`, text }));
}

/** Writes past the guards of single writes. */
export async function unguarded(app: Application, work: () => Promise<unknown>): Promise<void> {
  app.strapi.db.lifecycles.disable();
  try {
    await work();
  } finally {
    app.strapi.db.lifecycles.enable();
  }
}

/** The samples of every guarded type, with markers in all their attributes: rows of nobody who asks. */
export async function markedSamples(app: Application, word: string): Promise<Marked> {
  const samples = await samplesOf(app, word);
  const of = (type: string) => samples[`${CRM}${type}`].documentId;
  const add = async (type: string, data: object) => {
    samples[`${CRM}${type}`] = { uid: `${CRM}${type}`, documentId: (await made(app, type, data)).documentId, secret: `${word} ${type}` };
  };
  const other = (await company(app, `${word} side`, { stage: 'customer' })).documentId;
  const report = (await made(app, 'position', { person: (await made(app, 'person', { lastName: `${word} report` })).documentId, company: of('contact'), superior: of('position') })).documentId;
  const key = word.toLowerCase();
  await add('relation-type', { key: `rel-${key}`, name: word, structure: 'group', fromKind: 'company', toKind: 'company' });
  await add('relation', { type: of('relation-type'), from: other, to: of('contact') });
  await add('position-role', { key: `role-${key}`, name: word, rank: 1 });
  await add('process', { code: word, name: word, unit: 'piece' });
  await add('activity-type', { key: `type-${key}`, name: word, icon: 'Phone', colour: 'primary', active: true });
  await add('folder', { name: word, base: 'all', shared: true });
  const user = await marker(app);
  await add('absence', { user: user.id, validFrom: '2020-01-01' });
  await app.strapi.documents(`${CRM}activity` as never).update({ documentId: of('activity'), data: { persons: [of('person')] } as never });
  for (const name of DOCUMENTS) {
    const uid = `api::${name}.${name}`;
    const data = { orderingParty: of('contact'), billTo: of('contact'), site: of('contact'), siteAddress: of('address'), persons: [of('person')], [DATES[name]]: '2026-01-02', lines: [{ text: word, quantity: 1, unitPrice: 1 }] };
    const { documentId } = await app.strapi.documents(uid as 'api::order.order').create({ data: data as never });
    samples[uid] = { uid, documentId, secret: `${word} ${name}` };
  }
  const [markers, internal]: [Marker[], Marker[]] = [[], []];
  const order = samples['api::order.order'].documentId;
  await unguarded(app, async () => {
    for (const { uid, documentId } of Object.values(samples)) {
      const found = await mark(app, uid, documentId);
      markers.push(...found.markers);
      internal.push(...found.internal);
    }
    await app.strapi.db.query(`${CRM}stage-change`).update({ where: { documentId: of('stage-change') }, data: { fromStage: 'prospect', fromStatus: 'active', trigger: 'document', triggerDocument: `order/${order}` } });
    await app.strapi.db.query(`${CRM}activity`).update({ where: { documentId: of('activity') }, data: { type: `type-${key}`, documentType: 'api::order.order', documentRef: order } });
  });
  return { samples, markers, internal, other, report };
}
