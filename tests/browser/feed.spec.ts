import ICAL from 'ical.js';
import { expect, loginAs, test } from './support/test';

const BASE = '/admin/plugins/crm-contacts';

test('a contact is followed, and its news are read, marked as new once', async ({ page, api }) => {
  const { documentId } = await api.create('contacts', { kind: 'company', name: 'Verfolgte Werke AG', stage: 'general' });
  await loginAs(page, 'sales');
  await page.goto(`${BASE}/contacts/${documentId}`);

  await page.getByRole('button', { name: 'Follow', exact: true }).click();
  await expect(page.getByText('You follow Verfolgte Werke AG')).toBeVisible();
  await page.getByRole('button', { name: 'Highlight', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Highlighted' })).toHaveAttribute('aria-pressed', 'true');

  await page.goto(`${BASE}/news`);
  await expect(page.getByRole('listitem').filter({ hasText: 'Verfolgte Werke AG' }).filter({ hasText: 'is a new contact' })).toBeVisible();
  await api.post(`/crm-contacts/contacts/${documentId}/transition`, { to: { stage: 'lead', status: 'active' } });
  await page.reload();
  const moved = page.getByRole('listitem').filter({ hasText: 'Verfolgte Werke AG' }).filter({ hasText: 'Lead' });
  await expect(moved).toContainText('New');
  await page.reload();
  await expect(moved).toBeVisible();
  await expect(moved).not.toContainText('New');

  await page.goto(`${BASE}/news?scope=highlighted`);
  await expect(page.getByRole('listitem').filter({ hasText: 'Verfolgte Werke AG' })).toHaveCount(2);
  await page.goto(`${BASE}/contacts/${documentId}`);
  await page.getByRole('button', { name: 'Following' }).click();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByRole('button', { name: 'Highlighted' })).toBeVisible();
});

test('the calendar is subscribed to in German and read by another parser', async ({ page, request, api }) => {
  await loginAs(page, 'admin', { language: 'de' });
  const { documentId: me } = (await api.get<{ data: { documentId: string } }>('/admin/users/me')).data;
  const subject = 'Rückruf – Angebot; Größe, „Zeile“ 😀';
  await api.create('activities', { type: 'call', subject, startsAt: new Date().toISOString(), responsible: { connect: [{ documentId: me }] } });
  await page.goto(`${BASE}/news`);

  await page.getByRole('link', { name: 'Kalender abonnieren' }).click();
  await page.getByRole('button', { name: /Adresse erstellen$/ }).click();
  const address = await page.getByRole('textbox', { name: 'Ihre Kalenderadresse' }).inputValue();
  const summaries = async () => {
    const answer = await request.get(new URL(address).pathname);
    if (!answer.ok()) return answer.status();
    return new ICAL.Component(ICAL.parse(await answer.text())).getAllSubcomponents('vevent').map((each) => new ICAL.Event(each).summary);
  };

  expect(await summaries()).toContain(subject);
  await page.reload();
  await expect(page.getByRole('textbox', { name: 'Ihre Kalenderadresse' })).toHaveCount(0);
  await page.getByRole('button', { name: 'Adresse widerrufen' }).click();
  await expect(page.getByText('Sie haben keine Kalenderadresse.')).toBeVisible();
  expect(await summaries()).toBe(404);
});
