/** Who uses the panel in browser tests: the first administrator and one user of each other role. */
export const PEOPLE = {
  admin: { firstname: 'Andrea', lastname: 'Roth', email: 'andrea.roth@crm.example', role: 'Super Admin' },
  manager: { firstname: 'Matteo', lastname: 'Berger', email: 'matteo.berger@crm.example', role: 'CRM Manager' },
  sales: { firstname: 'Selin', lastname: 'Aydin', email: 'selin.aydin@crm.example', role: 'CRM Sales' },
  reader: { firstname: 'Rosa', lastname: 'Lindt', email: 'rosa.lindt@crm.example', role: 'CRM Reader' },
  fitter: { firstname: 'Felix', lastname: 'Otto', email: 'felix.otto@crm.example', role: 'Field service' },
  visitor: { firstname: 'Vera', lastname: 'Nolte', email: 'vera.nolte@crm.example', role: 'Visitor' },
} as const;

export type Role = keyof typeof PEOPLE;

export const PASSWORD = 'Browser-test-1';
