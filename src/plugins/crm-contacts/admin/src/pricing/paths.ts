import { paths } from '../kernel/paths';

export const CATALOGUES = 'price-catalogues';

/** A catalogue in the editor. */
export const cataloguePath = (documentId: string) => paths.page(`${CATALOGUES}/${documentId}`);

