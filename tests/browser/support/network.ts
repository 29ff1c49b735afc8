import type { Page, Route } from '@playwright/test';

type Fault = (route: Route) => Promise<void>;

/** Faults of the network between a page and the server. */
export interface Network {
  /** No request whose address matches reaches the server, until `mend`. */
  cut(address: RegExp): void;
  /** The server does what the next request whose address matches asks, and its answer is lost. */
  loseNextAnswer(address: RegExp): void;
  mend(): void;
}

/**
 * Takes hold of the page's requests; call it before the page is opened. Chromium hands a page that is open already
 * over to a new interception late, so that a request which follows at once passes by it.
 */
export async function networkOf(page: Page): Promise<Network> {
  let faults: { address: RegExp; fault: Fault }[] = [];
  await page.route(/\/crm-contacts\//, async (route) => {
    const found = faults.find(({ address }) => address.test(route.request().url()));
    await (found ? found.fault(route) : route.continue());
  });
  return {
    cut(address) {
      faults.push({ address, fault: (route) => route.abort() });
    },
    loseNextAnswer(address) {
      const once = { address, fault: async (route: Route) => {
        faults = faults.filter((fault) => fault !== once);
        await route.fetch();
        await route.abort();
      } };
      faults.push(once);
    },
    mend() {
      faults = [];
    },
  };
}
