import { adminRoute, apiRoute } from '../kernel/routes';

export const activityRoutes = {
  admin: [
    adminRoute('GET', '/activity-types/choices', 'activities.types', ['activities.read']),
    adminRoute('GET', '/contacts/:documentId/activities', 'activities.ofContact', ['activities.read']),
    adminRoute('GET', '/contacts/:documentId/timeline', 'activities.timeline', ['activities.read']),
    adminRoute('GET', '/persons/:documentId/activities', 'activities.ofPerson', ['activities.read']),
    adminRoute('GET', '/activities/list', 'activities.list', ['activities.read']),
    adminRoute('GET', '/desk', 'activities.desk', ['activities.read']),
    adminRoute('GET', '/calendar', 'activities.calendar', ['activities.read']),
    adminRoute('POST', '/activities/:documentId/finish', 'activities.finish', ['activities.read']),
    adminRoute('POST', '/activities/:documentId/reopen', 'activities.reopen', ['activities.read']),
    adminRoute('POST', '/activities/:documentId/cancel', 'activities.cancel', ['activities.read']),
    adminRoute('PUT', '/activities/:documentId/series', 'activities.changeFollowing', ['activities.read']),
    adminRoute('DELETE', '/activities/:documentId/series', 'activities.endSeries', ['activities.read']),
  ],
  contentApi: [
    apiRoute('GET', '/activity-types/choices', 'activities.types', ['activity-type.find']),
    apiRoute('GET', '/contacts/:documentId/activities', 'activities.ofContact', ['contact.findOne', 'activity.find']),
    apiRoute('GET', '/contacts/:documentId/timeline', 'activities.timeline', ['contact.findOne']),
    apiRoute('GET', '/persons/:documentId/activities', 'activities.ofPerson', ['person.findOne', 'activity.find']),
    apiRoute('GET', '/activities/list', 'activities.list', ['activity.find']),
    apiRoute('GET', '/calendar', 'activities.calendar', ['activity.find']),
    apiRoute('POST', '/activities/:documentId/finish', 'activities.finish', ['activity.update']),
    apiRoute('POST', '/activities/:documentId/reopen', 'activities.reopen', ['activity.update']),
    apiRoute('POST', '/activities/:documentId/cancel', 'activities.cancel', ['activity.update']),
    apiRoute('PUT', '/activities/:documentId/series', 'activities.changeFollowing', ['activity.update']),
    apiRoute('DELETE', '/activities/:documentId/series', 'activities.endSeries', ['activity.delete']),
  ],
};
