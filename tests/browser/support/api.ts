import type { APIRequestContext } from '@playwright/test';
import type { Role } from './people';
import { tokenOf } from './sessions';

export interface Row {
  id: number;
  documentId: string;
  [attribute: string]: unknown;
}

/** The admin API as one user: what a test needs before it opens the browser. Throws on a refusal. */
export interface Api {
  get<Answer>(path: string): Promise<Answer>;
  post<Answer>(path: string, body: object): Promise<Answer>;
  put<Answer>(path: string, body: object): Promise<Answer>;
  delete(path: string): Promise<void>;
  /** A row of the plugin: `create('contacts', { kind: 'company', name: 'Ölmühle Nord AG' })`. */
  create(resource: string, data: object): Promise<Row>;
  /** A row of any type through the Content Manager: `createIn('api::order.order', { … })`. */
  createIn(uid: string, data: object): Promise<Row>;
}

export function apiAs(role: Role, request: APIRequestContext): Api {
  const call = async (method: string, path: string, data?: object) => {
    const headers = { Authorization: `Bearer ${await tokenOf(role, request)}` };
    const answer = await request.fetch(path, { method, data, headers });
    if (!answer.ok()) throw new Error(`${method} ${path}: ${answer.status()} ${await answer.text()}`);
    return answer.status() === 204 ? undefined : answer.json();
  };
  return {
    get: (path) => call('GET', path),
    post: (path, body) => call('POST', path, body),
    put: (path, body) => call('PUT', path, body),
    delete: async (path) => void (await call('DELETE', path)),
    create: async (resource, data) => (await call('POST', `/crm-contacts/${resource}`, { data })).data,
    createIn: async (uid, data) => (await call('POST', `/content-manager/collection-types/${uid}`, data)).data,
  };
}
