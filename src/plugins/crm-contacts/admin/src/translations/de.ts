import common from './de/common.json';
import access from './de/access.json';
import activities from './de/activities.json';
import chart from './de/chart.json';
import contacts from './de/contacts.json';
import documents from './de/documents.json';
import feed from './de/feed.json';
import finding from './de/finding.json';
import organisation from './de/organisation.json';
import pricing from './de/pricing.json';
import relations from './de/relations.json';
import workflow from './de/workflow.json';

/** One file per feature; keys start with the feature's name (`content-manager.…` keys stay as they are). */
export const texts: Record<string, string> = { ...common, ...access, ...activities, ...chart, ...contacts, ...documents, ...feed, ...finding, ...organisation, ...pricing, ...relations, ...workflow };
