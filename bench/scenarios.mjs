import { contactId, DEMO } from './generate.mjs';

const id = contactId(DEMO.window);

/**
 * What is measured. `ours`: the product's request. `floor`: one hand-written statement that fetches
 * the same answer, through the driver. `stock`: what Strapi without the plugin's endpoints needs for
 * the same answer, through its content API.
 */
export const scenarios = [
  {
    name: 'create',
    async prepare({ api, connection }) {
      let count = 0;
      const body = () => ({
        data: { name: `Neu ${++count}`, kind: 'company', city: 'Ulm', email: `neu${count}@firma.example` },
      });
      return {
        ours: () => api('/api/crm-contacts/contacts', { method: 'POST', body: body() }),
        floor: () =>
          connection.all(
            `INSERT INTO crm_contacts (document_id, name, kind, city, email) VALUES (?, ?, 'company', 'Ulm', 'x@firma.example') RETURNING id`,
            [`floor${++count}`, `Neu ${count}`]
          ),
      };
    },
  },
];
void id;
