import type { Route } from '../kernel/feature';
import { adminRoute, apiRoute } from '../kernel/routes';
import type { Takes } from '../kernel/takes';
import { UID } from '../kernel/uids';
import * as schemas from './workflow.schemas';

/** For everybody who may read contacts (and their history): no further action of the plugin's own. */
function readerRoute(path: string, handler: string, uids: string[], takes: Takes = {}): Route {
  const actions = uids.map((subject) => ({ action: 'plugin::content-manager.explorer.read', subject }));
  return {
    method: 'GET',
    path,
    handler,
    takes,
    config: { policies: ['admin::isAuthenticatedAdmin', { name: 'admin::hasPermissions', config: { actions } }] },
  };
}

export const workflowRoutes: { admin: Route[]; contentApi: Route[] } = {
  admin: [
    readerRoute('/workflow', 'workflow.definition', [UID.contact]),
    readerRoute('/contacts/:documentId/transitions', 'workflow.transitions', [UID.contact]),
    readerRoute('/contacts/:documentId/stage-changes', 'workflow.stageChanges', [UID.contact, UID.stageChange], { query: schemas.pageQuery }),
    adminRoute('POST', '/contacts/:documentId/transition', 'workflow.transition', ['workflow.transition'], { body: schemas.transition }),
    adminRoute('GET', '/workflow/settings', 'workflow.settings', ['workflow.settings'], {}),
    adminRoute('PUT', '/workflow', 'workflow.save', ['workflow.settings'], { body: schemas.workflowUpdate }),
    adminRoute('GET', '/workflow/webhooks', 'workflow.webhooks', ['workflow.settings'], {}),
    adminRoute('PUT', '/workflow/webhooks', 'workflow.chooseWebhooks', ['workflow.settings'], { body: schemas.webhookChoice }),
  ],
  contentApi: [
    apiRoute('GET', '/workflow', 'workflow.definition', ['contact.find'], {}),
    apiRoute('GET', '/contacts/:documentId/transitions', 'workflow.transitions', ['contact.findOne'], {}),
    apiRoute('GET', '/contacts/:documentId/stage-changes', 'workflow.stageChanges', ['contact.findOne', 'stage-change.find'], { query: schemas.pageQuery }),
    apiRoute('POST', '/contacts/:documentId/transition', 'workflow.transition', ['workflow.transition', 'contact.update'], { body: schemas.transition }),
  ],
};
