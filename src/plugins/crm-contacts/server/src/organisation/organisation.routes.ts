import type { PermissionAction } from '../kernel/feature';
import { adminRoute, apiRoute } from '../kernel/routes';
import * as schemas from './organisation.schemas';

export const organisationActions: PermissionAction[] = [
  { uid: 'organisation.read', displayName: 'See contact persons and org charts', subCategory: 'organisation', grants: ['reader', 'sales', 'manager'] },
  { uid: 'organisation.edit', displayName: 'Add and end contact persons', subCategory: 'organisation', grants: ['sales', 'manager'] },
];

const read = ['contact.findOne', 'position.find'];

export const organisationRoutes = {
  admin: [
    adminRoute('GET', '/contacts/:documentId/positions', 'organisation.positionsOf', ['organisation.read'], { query: schemas.positionsQuery }),
    adminRoute('GET', '/contacts/:documentId/org-chart', 'organisation.orgChart', ['organisation.read'], { query: schemas.chartQuery }),
    adminRoute('POST', '/contacts/:documentId/contact-persons', 'organisation.addContactPerson', ['organisation.edit'], { body: schemas.newContactPerson }),
    adminRoute('POST', '/positions/:documentId/end', 'organisation.endPosition', ['organisation.edit'], { body: schemas.endPosition }),
    adminRoute('POST', '/positions/:documentId/make-main', 'organisation.makeMain', ['organisation.edit'], {}),
    adminRoute('POST', '/positions/:documentId/change', 'organisation.changePosition', ['organisation.edit'], { body: schemas.changePosition }),
    adminRoute('POST', '/positions/:documentId/move-reports', 'organisation.moveReports', ['organisation.edit'], { body: schemas.moveReports }),
    adminRoute('POST', '/positions/:documentId/change-job', 'organisation.changeJob', ['organisation.edit'], { body: schemas.changeJob }),
    adminRoute('GET', '/departments/:documentId/contents', 'organisation.departmentContents', ['organisation.read'], { query: schemas.contentsQuery }),
    adminRoute('POST', '/departments/:documentId/dissolve', 'organisation.dissolveDepartment', ['organisation.edit'], { body: schemas.dissolveDepartment }),
    adminRoute('POST', '/contacts/:documentId/make-contact-person', 'organisation.makeContactPerson', ['organisation.edit', 'contacts.close'], { body: schemas.makeContactPerson }),
  ],
  contentApi: [
    apiRoute('GET', '/contacts/:documentId/positions', 'organisation.positionsOf', read, { query: schemas.positionsQuery }),
    apiRoute('GET', '/contacts/:documentId/org-chart', 'organisation.orgChart', read, { query: schemas.chartQuery }),
    apiRoute('POST', '/contacts/:documentId/contact-persons', 'organisation.addContactPerson', ['position.create'], { body: schemas.newContactPerson }),
    apiRoute('POST', '/positions/:documentId/end', 'organisation.endPosition', ['position.update'], { body: schemas.endPosition }),
    apiRoute('POST', '/positions/:documentId/make-main', 'organisation.makeMain', ['position.update'], {}),
    apiRoute('POST', '/positions/:documentId/change', 'organisation.changePosition', ['position.update'], { body: schemas.changePosition }),
    apiRoute('POST', '/positions/:documentId/move-reports', 'organisation.moveReports', ['position.update'], { body: schemas.moveReports }),
    apiRoute('POST', '/positions/:documentId/change-job', 'organisation.changeJob', ['position.update', 'position.create'], { body: schemas.changeJob }),
    apiRoute('GET', '/departments/:documentId/contents', 'organisation.departmentContents', ['department.findOne'], { query: schemas.contentsQuery }),
    apiRoute('POST', '/departments/:documentId/dissolve', 'organisation.dissolveDepartment', ['department.update', 'position.update', 'workplace.update'], { body: schemas.dissolveDepartment }),
    apiRoute('POST', '/contacts/:documentId/make-contact-person', 'organisation.makeContactPerson', ['contact.update', 'position.create'], { body: schemas.makeContactPerson }),
  ],
};
