import { contactId } from './generate.mjs';
import { ACTIVE_CONTACT, manyActivities } from './timeline.data.mjs';

const PAGE = 20;
const DESK_PAGE = 50;

/** Pages of a contact's stream of 50,000 activities among two million, a desk, and the list of all. See scenarios.mjs. */
export const timelineScenarios = [timeline('timeline-page-1', 1), timeline('timeline-page-500', 500), desk(), listOfAll(), listOfFew()];

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
  const changes = json(kind, 'h.document_id AS id, h.changed_at, h.to_stage, h.to_status, h.reason', 'FROM crm_stage_changes_contact_lnk l JOIN crm_stage_changes h ON h.id = l.stage_change_id WHERE l.contact_id = c.id ORDER BY h.changed_at DESC LIMIT 21');
  return `SELECT p.at, ${shown(kind)}, (SELECT ${changes} FROM crm_contacts c WHERE c.document_id = ?) AS changes
    FROM (SELECT p.at, p.activity_id FROM crm_activity_places p WHERE p.kind = 1 AND p.owner_id = (SELECT c.id FROM crm_contacts c WHERE c.document_id = ?) AND p.at < ? ORDER BY p.at DESC, p.key DESC LIMIT ?) p
    JOIN crm_activities a ON a.id = p.activity_id ORDER BY p.at DESC`;
}

/** The first page of what is overdue, with how much lies in each section, for a user with 5,000 open activities of 25,000. */
function desk() {
  return {
    name: 'my-desk',
    data: [manyActivities],
    async prepare({ admin, connection }) {
      const [{ user_id: user }] = await connection.all('SELECT user_id FROM crm_activities_responsible_lnk WHERE activity_id = 10000080');
      const sql = deskStatement(connection.kind, new Date().toISOString().slice(0, 10));
      return {
        ours: () => admin(`/crm-contacts/desk?section=overdue&limit=${DESK_PAGE}`),
        floor: () => connection.all(sql, [user]),
      };
    },
  };
}

function deskStatement(kind, today) {
  const day = 'coalesce(a.resubmit_on, a.due_on)';
  return `WITH desk AS MATERIALIZED (
      SELECT a.id, a.document_id, ${day} AS day, a.starts_at,
        CASE WHEN ${day} < '${today}' THEN 'overdue' WHEN ${day} = '${today}' THEN 'today' WHEN ${day} > '${today}' OR a.starts_at IS NOT NULL THEN 'coming' ELSE 'undated' END AS section
      FROM (SELECT DISTINCT activity_id AS id FROM crm_activity_places WHERE kind IN (3, 4) AND owner_id = ? AND open = 1) k
      JOIN crm_activities a ON a.id = k.id WHERE a.state = 'open')
    SELECT c.*, ${shown(kind)} FROM (SELECT sum(CASE WHEN section = 'overdue' THEN 1 ELSE 0 END) AS overdue, sum(CASE WHEN section = 'today' THEN 1 ELSE 0 END) AS today,
        sum(CASE WHEN section = 'coming' THEN 1 ELSE 0 END) AS coming, sum(CASE WHEN section = 'undated' THEN 1 ELSE 0 END) AS undated FROM desk) c,
      (SELECT id, day, document_id FROM desk WHERE section = 'overdue' ORDER BY day, document_id LIMIT ${DESK_PAGE + 1}) p JOIN crm_activities a ON a.id = p.id ORDER BY p.day, p.document_id`;
}

/** The latest of all two million, for who may read all of them. */
function listOfAll() {
  return {
    name: 'activities-all',
    data: [manyActivities],
    async prepare({ admin, connection }) {
      const sql = latestOfTypes(connection.kind, await connection.all('SELECT id FROM crm_activity_types'));
      return { ours: () => admin(`/crm-contacts/activities/list?limit=${DESK_PAGE}`), floor: () => connection.all(sql) };
    },
  };
}

/** No index orders the places of all types, so the latest of each are merged. */
function latestOfTypes(kind, types) {
  const lists = [0, ...types.map(({ id }) => id)].map((id) => `SELECT * FROM (SELECT activity_id, at, key FROM crm_activity_places WHERE kind = 5 AND owner_id = ${id} ORDER BY at DESC, key DESC LIMIT ${DESK_PAGE + 1}) x${id}`);
  return `SELECT p.at, ${shown(kind)} FROM (SELECT * FROM (${lists.join(' UNION ALL ')}) y ORDER BY at DESC, key DESC LIMIT ${DESK_PAGE + 1}) p JOIN crm_activities a ON a.id = p.activity_id ORDER BY p.at DESC, p.key DESC`;
}

/** Contacts of whoever may read little. */
const OWN = [101, 202, 303, 404, 505];

/** The same list for a user whose role shows the own contacts alone: five, of which nothing is among the latest. */
function listOfFew() {
  return {
    name: 'activities-few',
    data: [manyActivities],
    async prepare({ admin, connection, clientFor }) {
      const { client, userId } = await ownerOfFew(admin, clientFor);
      for (const id of OWN) await connection.run(`INSERT INTO crm_contacts_owner_lnk (contact_id, user_id) VALUES (${id}, ${userId})`);
      const places = 'SELECT activity_id, at, key FROM crm_activity_places WHERE';
      const own = `SELECT * FROM (${places} kind = 1 AND owner_id IN (SELECT contact_id FROM crm_contacts_owner_lnk WHERE user_id = ?)
        UNION ${places} kind IN (3, 4) AND owner_id = ? UNION ${places} kind = 6 AND owner_id = 0) o`;
      const sql = `SELECT p.at, ${shown(connection.kind)} FROM (${own} ORDER BY at DESC, key DESC LIMIT ${DESK_PAGE + 1}) p JOIN crm_activities a ON a.id = p.activity_id ORDER BY p.at DESC, p.key DESC`;
      return { ours: () => client(`/crm-contacts/activities/list?limit=${DESK_PAGE}`), floor: () => connection.all(sql, [userId, userId]), empty: () => client('/bench-empty') };
    },
  };
}

const EXPLORER = 'plugin::content-manager.explorer.read';
const PASSWORD = 'Bench-password-2';

/** A user who reads the own contacts and their activities. */
async function ownerOfFew(admin, clientFor) {
  const email = `few${Date.now()}@crm.example`;
  const { data: role } = await admin('/admin/roles', { method: 'POST', body: { name: email, description: '' } });
  const read = (type, fields, conditions = []) => ({ action: EXPLORER, subject: `plugin::crm-contacts.${type}`, properties: { fields }, conditions });
  const permissions = [
    { action: 'plugin::crm-contacts.activities.read', subject: null, properties: {}, conditions: [] },
    read('contact', ['name'], ['plugin::crm-contacts.own']),
    read('person', ['fullName']),
    read('activity', ['type', 'subject', 'state', 'priority', 'startsAt', 'endsAt', 'dueOn', 'outcome', 'contacts', 'persons', 'responsible', 'participants']),
  ];
  await admin(`/admin/roles/${role.id}/permissions`, { method: 'PUT', body: { permissions } });
  const { data: user } = await admin('/admin/users', { method: 'POST', body: { firstname: 'Wenig', lastname: 'Leser', email, roles: [role.id] } });
  const registration = { registrationToken: user.registrationToken, userInfo: { firstname: 'Wenig', lastname: 'Leser', password: PASSWORD } };
  const { data } = await admin('/admin/register', { method: 'POST', body: registration });
  return { client: clientFor(data.token), userId: user.id };
}

/** What lists show of an activity `a`: its own columns, contacts, persons and users. */
function shown(kind) {
  const contacts = json(kind, 'o.document_id AS id, o.name', 'FROM crm_activities_contacts_lnk l JOIN crm_contacts o ON o.id = l.contact_id WHERE l.activity_id = a.id');
  const persons = json(kind, 'o.document_id AS id, o.full_name', 'FROM crm_activities_persons_lnk l JOIN crm_persons o ON o.id = l.person_id WHERE l.activity_id = a.id');
  const users = (link) => json(kind, 'o.document_id AS id, o.firstname, o.lastname', `FROM crm_activities_${link}_lnk l JOIN admin_users o ON o.id = l.user_id WHERE l.activity_id = a.id`);
  return `a.document_id, a.type, a.subject, a.state, a.priority, a.starts_at, a.ends_at, a.due_on, a.outcome, a.updated_at,
    ${contacts} AS contacts, ${persons} AS persons, ${users('responsible')} AS responsible, ${users('participants')} AS participants`;
}

function json(kind, columns, rest) {
  return kind === 'postgres'
    ? `(SELECT json_agg(x) FROM (SELECT ${columns} ${rest}) x)`
    : `(SELECT json_group_array(x.id) FROM (SELECT ${columns} ${rest}) x)`;
}
