import type { PermissionInput } from '../../support/clients';
import type { Api } from './api';

interface StoredRole {
  id: number;
  name: string;
}

const CRM = 'plugin::crm-contacts.';
const HIDDEN_TYPES = ['api::invoice.invoice', `${CRM}price-catalogue`, `${CRM}price-entry`, `${CRM}price-assignment`, `${CRM}bank-account`];
const HIDDEN_FIELDS: Record<string, string[]> = { [`${CRM}contact`]: ['creditLimit', 'note'], [`${CRM}activity`]: ['outcome', 'attachments'] };

/**
 * Makes what an administrator might: *Field service* reads what *CRM Reader* reads, except invoices, prices, credit
 * limits, and outcomes and files of activities; *Visitor* has no right in contact management.
 */
export async function makeNarrowRoles(api: Api): Promise<void> {
  const { data: roles } = await api.get<{ data: StoredRole[] }>('/admin/roles');
  const reader = roles.find(({ name }) => name === 'CRM Reader') as StoredRole;
  const { data: granted } = await api.get<{ data: PermissionInput[] }>(`/admin/roles/${reader.id}/permissions`);
  await makeRole(api, 'Field service', granted.filter(({ subject }) => !HIDDEN_TYPES.includes(subject ?? '')).map(narrowed));
  await makeRole(api, 'Visitor', []);
}

function narrowed({ action, subject, properties, conditions }: PermissionInput): PermissionInput {
  const hidden = HIDDEN_FIELDS[subject ?? ''];
  const fields = properties?.fields?.filter((field) => !hidden?.includes(field));
  return { action, subject, properties: fields ? { fields } : {}, conditions };
}

async function makeRole(api: Api, name: string, permissions: PermissionInput[]): Promise<void> {
  const { data: role } = await api.post<{ data: StoredRole }>('/admin/roles', { name, description: '' });
  await api.put(`/admin/roles/${role.id}/permissions`, { permissions });
}
