/** Addresses of the plugin's pages in the admin panel; nothing else spells them. */
const ROOT = '/plugins/crm-contacts';

export const paths = {
  root: ROOT,
  /** A page of a feature, by its path. */
  page: (path: string) => `${ROOT}/${path}`,
  folder: (key: string) => `${ROOT}/folders/${key}`,
  contact: (documentId: string, page?: string) => `${ROOT}/contacts/${documentId}${page ? `/${page}` : ''}`,
  person: (documentId: string) => `${ROOT}/persons/${documentId}`,
  settings: (page: string) => `/settings/crm-contacts/${page}`,
  /** The Content Manager's own edit view of a row. */
  editView: (uid: string, documentId: string) => `/content-manager/collection-types/${uid}/${documentId}`,
};
