import { contentManagerOf } from '../kernel/content-manager';
import type { AdminFeature } from '../kernel/feature';
import { MasterDataPage } from './master-data/MasterDataPage';
import { OverviewPage } from './overview/OverviewPage';
import { ChannelsPanel } from './panels/ChannelsPanel';
import { PersonWindowPage } from './person/PersonWindowPage';
import { ContactWindowPage } from './window/ContactWindowPage';

export const contacts: AdminFeature = {
  pages: [
    { path: 'contacts/:documentId/:page?', Component: ContactWindowPage },
    { path: 'persons/:documentId', Component: PersonWindowPage },
  ],
  windowPages: [
    { key: 'overview', label: 'contacts.page.overview', order: 0, Component: OverviewPage },
    { key: 'master-data', label: 'contacts.page.masterData', order: 10, Component: MasterDataPage },
  ],
  bootstrap(app) {
    contentManagerOf(app).addEditViewSidePanel([ChannelsPanel]);
  },
};
