import type { Client } from './clients';

/** Posts as a site that imports; the first refusal names itself. Gives the row, of core routes and own endpoints alike. */
export async function bring(site: Client, address: string, body: object): Promise<{ documentId: string }> {
  const answer = await site.post(address, body);
  if (answer.status >= 300) throw new Error(`${address} ${JSON.stringify(body)}: ${answer.status} ${answer.text}`);
  return answer.body.data ?? answer.body;
}

/** A site that imports does not wait for every row: four at a time. */
export async function forEach<Item>(items: Item[], work: (item: Item) => Promise<unknown>): Promise<void> {
  const waiting = [...items];
  const worker = async () => {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) await work(item);
  };
  await Promise.all([worker(), worker(), worker(), worker()]);
}
