import { contentManagerOf } from '../kernel/content-manager';
import type { AdminFeature } from '../kernel/feature';
import { OrgChartPanel } from './chart/OrgChartPanel';
import { DepartmentsPage } from './departments/DepartmentsPage';
import { ContactPersonsPage } from './persons/ContactPersonsPage';

export const organisation: AdminFeature = {
  windowPages: [
    { key: 'contact-persons', label: 'organisation.page.persons', order: 20, Component: ContactPersonsPage, isShown: ({ kind }) => kind === 'company' },
    { key: 'departments', label: 'organisation.page.departments', order: 30, Component: DepartmentsPage, isShown: ({ kind }) => kind === 'company' },
  ],
  bootstrap(app) {
    contentManagerOf(app).addEditViewSidePanel([OrgChartPanel]);
  },
};
