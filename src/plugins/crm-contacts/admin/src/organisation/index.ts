import type { ContactWindow } from '../../../contracts/contacts';
import { contentManagerOf } from '../kernel/content-manager';
import type { AdminFeature } from '../kernel/feature';
import { OrgChartPanel } from './chart/OrgChartPanel';
import { DepartmentsPage } from './departments/DepartmentsPage';
import { maySeeParts, maySeePositions } from './may-see';
import { ContactPersonsPage } from './persons/ContactPersonsPage';

const isCompany = ({ kind }: ContactWindow) => kind === 'company';

export const organisation: AdminFeature = {
  windowPages: [
    { key: 'contact-persons', label: 'organisation.page.persons', order: 20, Component: ContactPersonsPage, isShown: isCompany, isAllowed: maySeePositions },
    { key: 'departments', label: 'organisation.page.departments', order: 30, Component: DepartmentsPage, isShown: isCompany, isAllowed: maySeeParts },
  ],
  bootstrap(app) {
    contentManagerOf(app).addEditViewSidePanel([OrgChartPanel]);
  },
};
