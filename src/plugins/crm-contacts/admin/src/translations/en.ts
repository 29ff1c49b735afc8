import common from './en/common.json';
import access from './en/access.json';
import activities from './en/activities.json';
import chart from './en/chart.json';
import contacts from './en/contacts.json';
import documents from './en/documents.json';
import feed from './en/feed.json';
import finding from './en/finding.json';
import organisation from './en/organisation.json';
import pricing from './en/pricing.json';
import relations from './en/relations.json';
import workflow from './en/workflow.json';

/** One file per feature; keys start with the feature's name (`content-manager.…` keys stay as they are). */
export const texts: Record<string, string> = { ...common, ...access, ...activities, ...chart, ...contacts, ...documents, ...feed, ...finding, ...organisation, ...pricing, ...relations, ...workflow };
