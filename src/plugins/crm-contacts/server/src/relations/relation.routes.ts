import { EVERYBODY, WRITERS } from '../kernel/rights/actions';
import type { PermissionAction } from '../kernel/feature';
import { adminRoute, apiRoute } from '../kernel/routes';
import { hierarchyQuery, moveMembers, newRelation, relationsQuery } from './relation.schemas';

export const relationActions: PermissionAction[] = [
  { uid: 'relations.read', displayName: 'See hierarchies and relations', subCategory: 'relations', grants: EVERYBODY },
  { uid: 'relations.edit', displayName: 'Move branches and subsidiaries, add contacts to a structure', subCategory: 'relations', grants: WRITERS },
];

const scope = ['contact.findOne', 'relation.find'];

export const relationRoutes = {
  admin: [
    adminRoute('GET', '/contacts/:documentId/hierarchy', 'relations.hierarchy', ['relations.read'], { query: hierarchyQuery }),
    adminRoute('GET', '/contacts/:documentId/roll-up', 'relations.rollUp', ['relations.read'], { query: hierarchyQuery }),
    adminRoute('GET', '/contacts/:documentId/relations', 'relations.ofContact', ['relations.read'], { query: relationsQuery }),
    adminRoute('POST', '/contacts/:documentId/relations', 'relations.addRelation', ['relations.edit'], { body: newRelation }),
    adminRoute('POST', '/contacts/:documentId/move-members', 'relations.moveMembers', ['relations.edit'], { body: moveMembers }),
  ],
  contentApi: [
    apiRoute('GET', '/contacts/:documentId/hierarchy', 'relations.hierarchy', scope, { query: hierarchyQuery }),
    apiRoute('GET', '/contacts/:documentId/roll-up', 'relations.rollUp', scope, { query: hierarchyQuery }),
    apiRoute('GET', '/contacts/:documentId/relations', 'relations.ofContact', scope, { query: relationsQuery }),
    apiRoute('POST', '/contacts/:documentId/relations', 'relations.addRelation', ['relation.create'], { body: newRelation }),
    apiRoute('POST', '/contacts/:documentId/move-members', 'relations.moveMembers', ['relation.create', 'relation.update'], { body: moveMembers }),
  ],
};
