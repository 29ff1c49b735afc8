import type { PermissionAction } from '../kernel/feature';
import { adminRoute, apiRoute } from '../kernel/routes';

export const organisationActions: PermissionAction[] = [
  { uid: 'organisation.read', displayName: 'See contact persons and org charts', subCategory: 'organisation', grants: ['reader', 'sales', 'manager'] },
  { uid: 'organisation.edit', displayName: 'Add and end contact persons', subCategory: 'organisation', grants: ['sales', 'manager'] },
];

const read = ['contact.findOne', 'position.find'];

export const organisationRoutes = {
  admin: [
    adminRoute('GET', '/contacts/:documentId/positions', 'organisation.positionsOf', ['organisation.read']),
    adminRoute('GET', '/contacts/:documentId/org-chart', 'organisation.orgChart', ['organisation.read']),
    adminRoute('POST', '/contacts/:documentId/contact-persons', 'organisation.addContactPerson', ['organisation.edit']),
    adminRoute('POST', '/positions/:documentId/end', 'organisation.endPosition', ['organisation.edit']),
    adminRoute('POST', '/positions/:documentId/make-main', 'organisation.makeMain', ['organisation.edit']),
    adminRoute('POST', '/positions/:documentId/change', 'organisation.changePosition', ['organisation.edit']),
    adminRoute('POST', '/positions/:documentId/move-reports', 'organisation.moveReports', ['organisation.edit']),
    adminRoute('POST', '/positions/:documentId/change-job', 'organisation.changeJob', ['organisation.edit']),
    adminRoute('GET', '/departments/:documentId/contents', 'organisation.departmentContents', ['organisation.read']),
    adminRoute('POST', '/departments/:documentId/dissolve', 'organisation.dissolveDepartment', ['organisation.edit']),
    adminRoute('POST', '/contacts/:documentId/make-contact-person', 'organisation.makeContactPerson', ['organisation.edit', 'contacts.close']),
  ],
  contentApi: [
    apiRoute('GET', '/contacts/:documentId/positions', 'organisation.positionsOf', read),
    apiRoute('GET', '/contacts/:documentId/org-chart', 'organisation.orgChart', read),
    apiRoute('POST', '/contacts/:documentId/contact-persons', 'organisation.addContactPerson', ['position.create']),
    apiRoute('POST', '/positions/:documentId/end', 'organisation.endPosition', ['position.update']),
    apiRoute('POST', '/positions/:documentId/make-main', 'organisation.makeMain', ['position.update']),
    apiRoute('POST', '/positions/:documentId/change', 'organisation.changePosition', ['position.update']),
    apiRoute('POST', '/positions/:documentId/move-reports', 'organisation.moveReports', ['position.update']),
    apiRoute('POST', '/positions/:documentId/change-job', 'organisation.changeJob', ['position.update', 'position.create']),
    apiRoute('GET', '/departments/:documentId/contents', 'organisation.departmentContents', ['department.findOne']),
    apiRoute('POST', '/departments/:documentId/dissolve', 'organisation.dissolveDepartment', ['department.update', 'position.update', 'workplace.update']),
    apiRoute('POST', '/contacts/:documentId/make-contact-person', 'organisation.makeContactPerson', ['contact.update', 'position.create']),
  ],
};
