/** Contracts of the feature contacts: what both sides of HTTP agree on. */

export type ContactKind = 'company' | 'person';

/** An admin user as everybody may see them. */
export interface UserName {
  documentId: string;
  name: string;
}

/** `GET contacts/:documentId/window`: all that the contact window's header and first page show. */
export interface ContactWindow {
  documentId: string;
  number: string;
  name: string;
  kind: ContactKind;
  stage: string;
  stageStatus: string;
  owner: UserName | null;
  deputy: UserName | null;
}
