import { adminRoute, apiRoute } from '../kernel/routes';
import * as schemas from './activity.schemas';

export const activityRoutes = {
  admin: [
    adminRoute('GET', '/activity-types/choices', 'activities.types', ['activities.read'], {}),
    adminRoute('GET', '/contacts/:documentId/activities', 'activities.ofContact', ['activities.read'], { query: schemas.activitiesQuery }),
    adminRoute('GET', '/contacts/:documentId/timeline', 'activities.timeline', ['activities.read'], { query: schemas.timelineQuery }),
    adminRoute('GET', '/persons/:documentId/activities', 'activities.ofPerson', ['activities.read'], { query: schemas.activitiesQuery }),
    adminRoute('GET', '/activities/list', 'activities.list', ['activities.read'], { query: schemas.listQuery }),
    adminRoute('GET', '/desk', 'activities.desk', ['activities.read'], { query: schemas.deskQuery }),
    adminRoute('GET', '/calendar', 'activities.calendar', ['activities.read'], { query: schemas.calendarQuery }),
    adminRoute('POST', '/activities/:documentId/finish', 'activities.finish', ['activities.read'], { body: schemas.finish }),
    adminRoute('POST', '/activities/:documentId/reopen', 'activities.reopen', ['activities.read'], {}),
    adminRoute('POST', '/activities/:documentId/cancel', 'activities.cancel', ['activities.read'], { body: schemas.cancel }),
    adminRoute('PUT', '/activities/:documentId/series', 'activities.changeFollowing', ['activities.read'], { body: schemas.seriesChange }),
    adminRoute('DELETE', '/activities/:documentId/series', 'activities.endSeries', ['activities.read'], {}),
  ],
  contentApi: [
    apiRoute('GET', '/activity-types/choices', 'activities.types', ['activity-type.find'], {}),
    apiRoute('GET', '/contacts/:documentId/activities', 'activities.ofContact', ['contact.findOne', 'activity.find'], { query: schemas.activitiesQuery }),
    apiRoute('GET', '/contacts/:documentId/timeline', 'activities.timeline', ['contact.findOne'], { query: schemas.timelineQuery }),
    apiRoute('GET', '/persons/:documentId/activities', 'activities.ofPerson', ['person.findOne', 'activity.find'], { query: schemas.activitiesQuery }),
    apiRoute('GET', '/activities/list', 'activities.list', ['activity.find'], { query: schemas.listQuery }),
    apiRoute('GET', '/calendar', 'activities.calendar', ['activity.find'], { query: schemas.calendarQuery }),
    apiRoute('POST', '/activities/:documentId/finish', 'activities.finish', ['activity.update'], { body: schemas.finish }),
    apiRoute('POST', '/activities/:documentId/reopen', 'activities.reopen', ['activity.update'], {}),
    apiRoute('POST', '/activities/:documentId/cancel', 'activities.cancel', ['activity.update'], { body: schemas.cancel }),
    apiRoute('PUT', '/activities/:documentId/series', 'activities.changeFollowing', ['activity.update'], { body: schemas.seriesChange }),
    apiRoute('DELETE', '/activities/:documentId/series', 'activities.endSeries', ['activity.delete'], {}),
  ],
};
