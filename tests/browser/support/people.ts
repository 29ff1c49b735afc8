/** Who uses the panel in browser tests: the first administrator, one user of each other role, and one of a pair of roles. */
export const PEOPLE = {
  admin: { firstname: 'Andrea', lastname: 'Roth', email: 'andrea.roth@crm.example', roles: ['Super Admin'] },
  manager: { firstname: 'Matteo', lastname: 'Berger', email: 'matteo.berger@crm.example', roles: ['CRM Manager'] },
  sales: { firstname: 'Selin', lastname: 'Aydin', email: 'selin.aydin@crm.example', roles: ['CRM Sales'] },
  reader: { firstname: 'Rosa', lastname: 'Lindt', email: 'rosa.lindt@crm.example', roles: ['CRM Reader'] },
  fitter: { firstname: 'Felix', lastname: 'Otto', email: 'felix.otto@crm.example', roles: ['Field service'] },
  owner: { firstname: 'Olga', lastname: 'Wendt', email: 'olga.wendt@crm.example', roles: ['CRM Basics', 'CRM Own Contacts'] },
  visitor: { firstname: 'Vera', lastname: 'Nolte', email: 'vera.nolte@crm.example', roles: ['Visitor'] },
} as const;

export type Role = keyof typeof PEOPLE;

export const PASSWORD = 'Browser-test-1';
