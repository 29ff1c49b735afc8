import type { AdminFeature } from '../kernel/feature';
import { DepartmentsPage } from './departments/DepartmentsPage';
import { ContactPersonsPage } from './persons/ContactPersonsPage';

export const organisation: AdminFeature = {
  windowPages: [
    { key: 'contact-persons', label: 'organisation.page.persons', order: 20, Component: ContactPersonsPage, isShown: ({ kind }) => kind === 'company' },
    { key: 'departments', label: 'organisation.page.departments', order: 30, Component: DepartmentsPage, isShown: ({ kind }) => kind === 'company' },
  ],
};
