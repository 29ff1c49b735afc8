import type { Application } from './application';

const CRM = 'plugin::crm-contacts.';

/** A row made through the Document Service: guards hold, rights do not. References are documentIds. */
export async function made(app: Application, type: string, data: object): Promise<{ documentId: string; id: number }> {
  const row = await app.strapi.documents(`${CRM}${type}` as 'plugin::crm-contacts.contact').create({ data: data as never });
  return { documentId: row.documentId, id: Number(row.id) };
}

export const company = (app: Application, name: string, data: object = {}) => made(app, 'contact', { kind: 'company', name, ...data });

export const person = (app: Application, firstName: string, lastName: string, data: object = {}) =>
  made(app, 'person', { firstName, lastName, ...data });

/** documentId of a shipped relation type. */
export async function relationType(app: Application, key: string): Promise<string> {
  const row = await app.strapi.db.query(`${CRM}relation-type`).findOne({ where: { key } });
  return row.documentId;
}

/** Counts the statements that `work` sends to the database. */
export async function statementsOf(app: Application, work: () => Promise<unknown>): Promise<number> {
  const statements: string[] = [];
  const note = ({ sql }: { sql: string }) => statements.push(sql);
  app.strapi.db.connection.on('query', note);
  try {
    await work();
  } finally {
    app.strapi.db.connection.removeListener('query', note);
  }
  return statements.filter((sql) => !/^(BEGIN|COMMIT|ROLLBACK|SAVEPOINT|RELEASE)/i.test(sql)).length;
}
