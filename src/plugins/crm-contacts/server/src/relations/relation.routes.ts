import { EVERYBODY, WRITERS } from '../kernel/rights/actions';
import type { PermissionAction } from '../kernel/feature';
import { adminRoute, apiRoute } from '../kernel/routes';

export const relationActions: PermissionAction[] = [
  { uid: 'relations.read', displayName: 'See hierarchies and relations', subCategory: 'relations', grants: EVERYBODY },
  { uid: 'relations.edit', displayName: 'Move branches and subsidiaries, add contacts to a structure', subCategory: 'relations', grants: WRITERS },
];

const scope = ['contact.findOne', 'relation.find'];

export const relationRoutes = {
  admin: [
    adminRoute('GET', '/contacts/:documentId/hierarchy', 'relations.hierarchy', ['relations.read']),
    adminRoute('GET', '/contacts/:documentId/roll-up', 'relations.rollUp', ['relations.read']),
    adminRoute('GET', '/contacts/:documentId/relations', 'relations.ofContact', ['relations.read']),
    adminRoute('POST', '/contacts/:documentId/relations', 'relations.addRelation', ['relations.edit']),
    adminRoute('POST', '/contacts/:documentId/move-members', 'relations.moveMembers', ['relations.edit']),
  ],
  contentApi: [
    apiRoute('GET', '/contacts/:documentId/hierarchy', 'relations.hierarchy', scope),
    apiRoute('GET', '/contacts/:documentId/roll-up', 'relations.rollUp', scope),
    apiRoute('GET', '/contacts/:documentId/relations', 'relations.ofContact', scope),
    apiRoute('POST', '/contacts/:documentId/relations', 'relations.addRelation', ['relation.create']),
    apiRoute('POST', '/contacts/:documentId/move-members', 'relations.moveMembers', ['relation.create', 'relation.update']),
  ],
};
