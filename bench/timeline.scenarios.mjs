import { contactId } from './generate.mjs';
import { ACTIVE_CONTACT, manyActivities } from './timeline.data.mjs';

const PAGE = 20;

/** Pages of a contact's stream of 50,000 activities among two million. See scenarios.mjs. */
export const timelineScenarios = [timeline('timeline-page-1', 1), timeline('timeline-page-500', 500)];

function timeline(name, page) {
  const id = contactId(ACTIVE_CONTACT);
  return {
    name,
    data: [manyActivities],
    async prepare({ admin, connection }) {
      const address = `/crm-contacts/contacts/${id}/timeline?limit=${PAGE}`;
      let cursor = '';
      for (let seen = 1; seen < page; seen += 1) cursor = `&before=${encodeURIComponent((await admin(`${address}${cursor}`)).next)}`;
      const { results } = await admin(`${address}${cursor}`);
      const at = page === 1 ? Date.now() + 10 ** 13 : Date.parse(results[0].at) + 1;
      const sql = timelineStatement(connection.kind);
      return {
        ours: () => admin(`${address}${cursor}`),
        floor: () => connection.all(sql, [id, id, at, PAGE + 1]),
      };
    },
  };
}

/** The activities of a contact from a moment back, each with its people and contacts; stage changes and documents beside them. */
function timelineStatement(kind) {
  const json = (columns, rest) =>
    kind === 'postgres'
      ? `(SELECT json_agg(x) FROM (SELECT ${columns} ${rest}) x)`
      : `(SELECT json_group_array(x.id) FROM (SELECT ${columns} ${rest}) x)`;
  const contacts = json('o.document_id AS id, o.name', 'FROM crm_activities_contacts_lnk l JOIN crm_contacts o ON o.id = l.contact_id WHERE l.activity_id = a.id');
  const persons = json('o.document_id AS id, o.full_name', 'FROM crm_activities_persons_lnk l JOIN crm_persons o ON o.id = l.person_id WHERE l.activity_id = a.id');
  const users = (link) => json('o.document_id AS id, o.firstname, o.lastname', `FROM crm_activities_${link}_lnk l JOIN admin_users o ON o.id = l.user_id WHERE l.activity_id = a.id`);
  const changes = json('h.document_id AS id, h.changed_at, h.to_stage, h.to_status, h.reason', 'FROM crm_stage_changes_contact_lnk l JOIN crm_stage_changes h ON h.id = l.stage_change_id WHERE l.contact_id = c.id ORDER BY h.changed_at DESC LIMIT 21');
  return `SELECT p.at, a.document_id, a.type, a.subject, a.state, a.priority, a.starts_at, a.ends_at, a.due_on, a.outcome, a.updated_at,
      ${contacts} AS contacts, ${persons} AS persons, ${users('responsible')} AS responsible, ${users('participants')} AS participants,
      (SELECT ${changes} FROM crm_contacts c WHERE c.document_id = ?) AS changes
    FROM (SELECT p.at, p.activity_id FROM crm_activity_places p WHERE p.kind = 1 AND p.owner_id = (SELECT c.id FROM crm_contacts c WHERE c.document_id = ?) AND p.at < ? ORDER BY p.at DESC, p.key DESC LIMIT ?) p
    JOIN crm_activities a ON a.id = p.activity_id ORDER BY p.at DESC`;
}
