// The contact window's floor: one statement by hand that fetches what the window's answer holds.

/** A subquery's rows as one JSON value. `columns`: SQL by name. */
function list(kind, columns, rest) {
  const selected = Object.entries(columns).map(([name, sql]) => `${sql} AS "${name}"`);
  const inner = `SELECT ${selected.join(', ')} ${rest}`;
  if (kind === 'postgres') return `(SELECT json_agg(x) FROM (${inner}) x)`;
  const pairs = Object.keys(columns).map((name) => `'${name}', x."${name}"`);
  return `(SELECT json_group_array(json_object(${pairs.join(', ')})) FROM (${inner}) x)`;
}

const DOCUMENTS = [
  ['inquiries', 'inquiry', 'received_on', 'answer_by'],
  ['quotes', 'quote', 'quoted_on', 'valid_until'],
  ['orders', 'order', 'ordered_on', 'deliver_on'],
  ['invoices', 'invoice', 'invoiced_on', 'due_on'],
];

/** `today`: the day for what is current. The statement takes the contact's documentId. */
export function windowStatement(kind, today) {
  const currentOn = (alias) =>
    `(${alias}.valid_from IS NULL OR ${alias}.valid_from <= '${today}') AND (${alias}.valid_to IS NULL OR ${alias}.valid_to >= '${today}')`;
  const documents = DOCUMENTS.map(
    ([table, single, date, due]) =>
      `SELECT '${single}' AS source, d.document_id, d.number, d.title, d.state, d.${date} AS day, d.${due} AS due, d.gross_total AS total, d.currency
       FROM ${table}_ordering_party_lnk l JOIN ${table} d ON d.id = l.${single}_id WHERE l.contact_id = c.id`
  ).join(' UNION ALL ');
  const user = (attribute) =>
    `(SELECT u.firstname || ' ' || u.lastname FROM crm_contacts_${attribute}_lnk l JOIN admin_users u ON u.id = l.user_id WHERE l.contact_id = c.id)`;
  const activity = `FROM crm_activities_contacts_lnk l JOIN crm_activities a ON a.id = l.activity_id WHERE l.contact_id = c.id`;
  const activityColumns = {
    id: 'a.document_id',
    type: 'a.type',
    subject: 'a.subject',
    starts: 'a.starts_at',
    due: 'a.due_on',
    state: 'a.state',
  };
  const relation = (near, far) =>
    `FROM crm_relations_${near}_lnk n JOIN crm_relations r ON r.id = n.relation_id JOIN crm_relations_${far}_lnk f ON f.relation_id = r.id
     JOIN crm_contacts o ON o.id = f.contact_id WHERE n.contact_id = c.id AND ${currentOn('r')}`;
  const relationColumns = {
    id: 'o.document_id',
    name: 'o.name',
    number: 'o.number',
    stage: 'o.stage',
    status: 'o.stage_status',
    share: 'r.share',
  };
  return `SELECT c.document_id, c.number, c.name, c.kind, c.stage, c.stage_status, c.stage_since, c.resume_on, c.closed_on, c.closed_reason,
      c.email, c.phone, c.website, c.street, c.address_extra, c.postal_code, c.city, c.region, c.country, c.tags, c.updated_at,
      ${user('owner')} AS owner, ${user('deputy')} AS deputy,
      ${list(kind, { id: 'h.document_id', kind: 'h.kind', label: 'h.label', value: 'h.value' }, 'FROM crm_channels_contact_lnk l JOIN crm_channels h ON h.id = l.channel_id WHERE l.contact_id = c.id')} AS channels,
      ${list(kind, { id: 'h.document_id', kind: 'h.kind', street: 'h.street', city: 'h.city' }, 'FROM crm_addresses_contact_lnk l JOIN crm_addresses h ON h.id = l.address_id WHERE l.contact_id = c.id')} AS addresses,
      ${list(kind, { reason: 's.reason', at: 's.changed_at' }, 'FROM crm_stage_changes_contact_lnk l JOIN crm_stage_changes s ON s.id = l.stage_change_id WHERE l.contact_id = c.id ORDER BY s.changed_at DESC LIMIT 1')} AS last_change,
      ${list(kind, { id: 'q.document_id', title: 'q.job_title', email: 'q.email', phone: 'q.phone', main: 'q.main', person: 'p.full_name' }, `FROM crm_positions_company_lnk l JOIN crm_positions q ON q.id = l.position_id JOIN crm_positions_person_lnk pl ON pl.position_id = q.id JOIN crm_persons p ON p.id = pl.person_id WHERE l.contact_id = c.id AND ${currentOn('q')} ORDER BY q.main DESC, p.full_name LIMIT 5`)} AS persons,
      (SELECT count(*) FROM crm_positions_company_lnk l JOIN crm_positions q ON q.id = l.position_id WHERE l.contact_id = c.id AND ${currentOn('q')}) AS person_count,
      ${list(kind, activityColumns, `${activity} AND a.state = 'open' ORDER BY a.starts_at LIMIT 5`)} AS next_activities,
      ${list(kind, activityColumns, `${activity} AND a.state <> 'open' ORDER BY a.starts_at DESC LIMIT 5`)} AS last_activities,
      ${list(kind, relationColumns, relation('to', 'from'))} AS parents,
      ${list(kind, relationColumns, `${relation('from', 'to')} ORDER BY o.name LIMIT 5`)} AS children,
      (SELECT count(*) FROM crm_relations_from_lnk n JOIN crm_relations r ON r.id = n.relation_id WHERE n.contact_id = c.id AND ${currentOn('r')}) AS child_count,
      ${list(kind, { source: 'd.source', id: 'd.document_id', number: 'd.number', title: 'd.title', state: 'd.state', day: 'd.day', due: 'd.due', total: 'd.total', currency: 'd.currency' }, `FROM (${documents}) d ORDER BY d.day DESC LIMIT 8`)} AS documents,
      ${list(kind, { source: 'd.source', state: 'd.state', currency: 'd.currency', count: 'count(*)', total: 'sum(d.total)' }, `FROM (${documents}) d GROUP BY d.source, d.state, d.currency`)} AS totals
    FROM crm_contacts c WHERE c.document_id = ?`;
}
