import { adminRoute, apiRoute } from '../kernel/routes';

export const activityRoutes = {
  admin: [
    adminRoute('GET', '/activity-types/choices', 'activities.types', ['activities.read']),
    adminRoute('GET', '/contacts/:documentId/activities', 'activities.ofContact', ['activities.read']),
    adminRoute('GET', '/contacts/:documentId/timeline', 'activities.timeline', ['activities.read']),
    adminRoute('GET', '/persons/:documentId/activities', 'activities.ofPerson', ['activities.read']),
    adminRoute('POST', '/activities/:documentId/finish', 'activities.finish', ['activities.read']),
  ],
  contentApi: [
    apiRoute('GET', '/activity-types/choices', 'activities.types', ['activity-type.find']),
    apiRoute('GET', '/contacts/:documentId/activities', 'activities.ofContact', ['contact.findOne', 'activity.find']),
    apiRoute('GET', '/contacts/:documentId/timeline', 'activities.timeline', ['contact.findOne']),
    apiRoute('GET', '/persons/:documentId/activities', 'activities.ofPerson', ['person.findOne', 'activity.find']),
    apiRoute('POST', '/activities/:documentId/finish', 'activities.finish', ['activity.update']),
  ],
};
