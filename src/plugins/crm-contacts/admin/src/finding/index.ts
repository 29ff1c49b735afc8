import type { AdminFeature } from '../kernel/feature';
import { FindingProvider } from './FindingProvider';
import { FolderPage } from './FolderPage';

export const finding: AdminFeature = {
  pages: [{ path: 'folders/:key', Component: FolderPage }],
  Provider: FindingProvider,
};
