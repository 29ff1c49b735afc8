import type { Page } from '@playwright/test';
import { expect, loginAs, screenshot, test } from './support/test';
import type { Api } from './support/api';

const PANEL = '/admin/plugins/crm-contacts';
const windowOf = (documentId: string, page = '') => `${PANEL}/contacts/${documentId}${page}`;
const dayOf = (date: Date) => new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Berlin' }).format(date);

async function customer(api: Api, name: string): Promise<string> {
  return (await api.create('contacts', { kind: 'company', name, stage: 'customer' })).documentId;
}

const item = (page: Page, text: string) => page.getByRole('listitem').filter({ hasText: text });

test('a call is logged, followed up next week, found on the desk of that day and finished; the timeline tells all', async ({ page, api }) => {
  const documentId = await customer(api, 'Folgekontakt Plön GmbH');
  // The call is logged on a clock of a week ago, the desk read today: on a clock ahead of the server's the
  // panel takes its token for expired and logs out.
  const now = new Date();
  await page.clock.setFixedTime(new Date(now.getTime() - 7 * 24 * 60 * 60 * 1000));
  await loginAs(page, 'admin');
  await page.goto(windowOf(documentId, '/activities'));
  await expect(page.getByText('There are no activities yet.')).toBeVisible();

  await page.keyboard.press('a');
  await page.keyboard.type('Call about the spring order');
  await page.getByLabel('This is done').uncheck();
  await page.getByRole('button', { name: 'Plan', exact: true }).click();
  await page.getByRole('button', { name: 'Finish Call about the spring order' }).click();
  const call = item(page, 'Call about the spring order').first();
  await call.getByLabel('Outcome').fill('Wants an offer');
  await call.getByRole('button', { name: 'In 1 week' }).click();
  await call.getByRole('button', { name: 'Finish', exact: true }).click();
  await expect(page.getByText(/is done; its follow-up is due on/)).toBeVisible();
  await expect(item(page, 'Follow-up of Call about the spring order')).toBeVisible();

  await page.clock.setFixedTime(now);
  await page.goto(`${PANEL}/desk`);
  const waiting = item(page, 'Folgekontakt Plön GmbH');
  await expect(waiting).toContainText('today');
  await screenshot(page, 'desk');
  await page.goto(`${PANEL}/calendar`);
  await expect(page.locator('.fc-event').first()).toBeVisible();
  await screenshot(page, 'calendar');
  await page.goto(`${PANEL}/desk`);
  await page.getByRole('button', { name: 'Call about the spring order', exact: true }).first().focus();
  await page.keyboard.press('f');
  await waiting.getByLabel('Outcome').fill('Ordered 40 pieces');
  await waiting.getByRole('button', { name: 'Finish', exact: true }).click();
  await expect(waiting).toHaveCount(0);

  await page.goto(windowOf(documentId, '/timeline'));
  const timeline = page.getByRole('region', { name: 'Timeline' });
  await expect(timeline).toContainText('Wants an offer');
  await expect(timeline).toContainText('Customer');
});

test('der Kalender verschiebt eine Besprechung mit der Maus und im Formular, und A öffnet überall eine neue Aktivität', async ({ page, api }) => {
  const documentId = await customer(api, 'Kalender Husum GmbH');
  const day = dayOf(new Date());
  const start = new Date(`${day}T09:00:00+01:00`);
  const meeting = await api.create('activities', {
    type: 'meeting', subject: 'Jahresgespräch Husum', contacts: { set: [{ documentId }] },
    startsAt: start.toISOString(), endsAt: new Date(start.getTime() + 60 * 60 * 1000).toISOString(),
  });
  const startOf = async () => (await api.get<{ data: { startsAt: string } }>(`/crm-contacts/activities/${meeting.documentId}`)).data.startsAt;
  await loginAs(page, 'admin', { language: 'de' });

  await page.goto(`${PANEL}/calendar?view=day&date=${day}`);
  const event = page.locator('.fc-event', { hasText: 'Jahresgespräch Husum' });
  await expect(event).toBeVisible();
  const box = (await event.boundingBox())!;
  await page.mouse.move(box.x + 40, box.y + 8);
  await page.mouse.down();
  await page.mouse.move(box.x + 40, box.y + 60, { steps: 6 });
  await page.mouse.move(box.x + 40, box.y + 8 + 96, { steps: 6 });
  await page.mouse.up();
  await expect(page.getByText('„Jahresgespräch Husum“ ist verschoben.')).toBeVisible();
  expect(await startOf()).not.toBe(start.toISOString());

  await page.getByRole('button', { name: 'Rückgängig' }).click();
  await expect.poll(startOf).toBe(start.toISOString());

  // The same by keyboard: Shift and an arrow, and the focus stays with what was moved.
  const later = new Date(start.getTime() + 15 * 60 * 1000);
  const clockOf = (date: Date) => new Intl.DateTimeFormat('de-DE', { timeZone: 'Europe/Berlin', timeStyle: 'short' }).format(date);
  await expect(event).toContainText(clockOf(start));
  await event.focus();
  await page.keyboard.press('Shift+ArrowDown');
  await expect(page.getByText(new RegExp(`^„Jahresgespräch Husum“ ist auf den .* ${clockOf(later)} verschoben\\.$`))).toBeVisible();
  expect(await startOf()).toBe(later.toISOString());
  await expect(page.locator('.fc-event', { hasText: clockOf(later) })).toBeFocused();
  await page.keyboard.press('Shift+ArrowRight');
  await expect.poll(async () => dayOf(new Date(await startOf()))).toBe(dayOf(new Date(Date.parse(`${day}T12:00:00Z`) + 24 * 60 * 60 * 1000)));
  await expect(event).toBeFocused();

  // The list holds the entries one after the other, Enter opens the form.
  await page.getByRole('button', { name: 'Liste', exact: true }).click();
  await page.getByRole('button', { name: 'Jahresgespräch Husum', exact: true }).focus();
  await page.keyboard.press('Enter');
  const drawer = page.getByRole('dialog', { name: 'Aktivität bearbeiten' });
  await drawer.getByLabel('Betreff').fill('Jahresgespräch Husum, verlegt');
  await drawer.getByRole('button', { name: 'Speichern' }).click();
  await expect(page.getByRole('button', { name: 'Jahresgespräch Husum, verlegt', exact: true })).toBeVisible();

  await page.goto(windowOf(documentId));
  await expect(page.getByRole('heading', { name: 'Kalender Husum GmbH' })).toBeVisible();
  await page.keyboard.press('a');
  const entry = page.getByRole('dialog', { name: 'Neue Aktivität' });
  await expect(entry.getByText('Kalender Husum GmbH')).toBeVisible();
  await page.keyboard.type('Katalog zuschicken');
  await entry.getByRole('button', { name: 'Notieren' }).click();
  await expect(page.getByText('„Katalog zuschicken“ wurde gespeichert.')).toBeVisible();
  await page.goto(`${PANEL}/activities?q=Katalog%20zuschicken`);
  await expect(item(page, 'Katalog zuschicken')).toContainText('Kalender Husum GmbH');
});

test('a series is made with the page at hand, changed from one meeting on, and ended', async ({ page, api }) => {
  const documentId = await customer(api, 'Serienkontakt Ems GmbH');
  const subjects = async () =>
    (await api.get<{ results: { subject: string }[] }>(`/crm-contacts/contacts/${documentId}/activities`)).results.map(({ subject }) => subject).sort();
  await loginAs(page, 'admin');
  await page.goto(windowOf(documentId));
  await expect(page.getByRole('heading', { name: 'Serienkontakt Ems GmbH' })).toBeVisible();

  await page.keyboard.press('a');
  const entry = page.getByRole('dialog', { name: 'New activity' });
  await page.keyboard.type('Weekly check');
  await entry.getByLabel('This is done').uncheck();
  await entry.getByLabel('Comes back as a series').check();
  await entry.getByRole('combobox', { name: 'Ends' }).click();
  await page.getByRole('option', { name: 'after a number of times' }).click();
  await entry.getByLabel('Times').fill('4');
  await entry.getByRole('button', { name: 'Plan', exact: true }).click();
  await expect(page.getByText('“Weekly check” was saved.')).toBeVisible();
  expect(await subjects()).toEqual(Array(4).fill('Weekly check'));

  await page.goto(windowOf(documentId, '/activities'));
  const second = page.getByRole('button', { name: 'Edit Weekly check' }).nth(2);
  await second.click();
  const drawer = page.getByRole('dialog', { name: 'Edit activity' });
  await drawer.getByText('This and the following ones').click();
  await drawer.getByLabel('Subject').fill('Weekly review');
  await drawer.getByRole('button', { name: 'Save' }).click();
  await expect.poll(subjects).toEqual(['Weekly check', 'Weekly review', 'Weekly review', 'Weekly review']);

  await page.getByRole('button', { name: 'Edit Weekly review' }).first().click();
  await drawer.getByText('This and the following ones').click();
  await drawer.getByRole('button', { name: 'Remove this and the following ones' }).click();
  await drawer.getByRole('button', { name: 'Remove', exact: true }).click();
  await expect(page.getByText('1 activity was removed.')).toBeVisible();
  expect(await subjects()).toEqual(['Weekly check', 'Weekly review', 'Weekly review']);
});

test('the home page shows my day and the pipeline to who may see them', async ({ page, browser, api }) => {
  const documentId = await customer(api, 'Startseite Ulm GmbH');
  await api.create('activities', { type: 'task', subject: 'Check the price list', dueOn: dayOf(new Date()), contacts: { set: [{ documentId }] } });
  await loginAs(page, 'admin');

  await expect(page.getByText('My day')).toBeVisible();
  await expect(page.getByText('Pipeline by stage')).toBeVisible();
  await page.getByRole('link', { name: 'Open my desk' }).click();
  await expect(page.getByRole('heading', { name: 'My desk' })).toBeVisible();
  await expect(item(page, 'Check the price list')).toBeVisible();

  const context = await browser.newContext();
  const readersPage = await context.newPage();
  await loginAs(readersPage, 'reader', { address: '/plugins/crm-contacts/desk' });
  await expect(readersPage.getByRole('heading', { name: 'My desk' })).toBeVisible();
  await expect(readersPage.getByRole('button', { name: 'New activity' })).toHaveCount(0);
  await context.close();
});
