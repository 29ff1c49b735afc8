import { withoutSecrets } from './log.rules';

const SECRET = 'Ab3_xyZ-0123456789abcdefghijklmnopqrstuvwxy';
const everyByte = (text: string) => [...text].map((letter) => `%${letter.charCodeAt(0).toString(16)}`).join('');
const twice = (text: string) => text.replace(/%/g, '%25');

describe('a line of the log', () => {
  it.each([
    `/api/crm-contacts/calendar/${SECRET}.ics`,
    `/api/crm-contacts/calendar/${SECRET}/`,
    `/API/CRM-Contacts/CALENDAR/${SECRET}`,
    `/api/crm-contacts/calendar/${SECRET.toUpperCase()}.ICS`,
    `//api//crm-contacts//calendar//${SECRET}`,
    `/api/crm-contacts/calendar/./x/${SECRET}.ics?a=b`,
    `/api/crm-contacts\\calendar\\${SECRET}`,
    `/api/crm-contacts/calendar/${everyByte(SECRET)}`,
    `/api/crm-contacts/${everyByte(`calendar/${SECRET}`)}`,
    `/api/crm-contacts/calendar/${twice(everyByte(SECRET))}`,
    `/api/crm-contacts/calendar/${SECRET.slice(0, 20)}%${SECRET.slice(20)}`,
    `/api/calendars?address=${SECRET}`,
    `/crm-contacts/calender/${SECRET}`,
    `http://crm.example.com/api/crm-contacts/calendar/${SECRET}.ics`,
    `/api/x/${'%25'.repeat(1) + '25'.repeat(20)}41/${SECRET}`,
  ])('shows no secret of %s', (address) => {
    const line = withoutSecrets(`GET ${address} (3 ms) 200`);

    expect(line).toMatch(/^GET \S*…\S* \(3 ms\) 200$/);
    expect(line.toLowerCase()).not.toContain(SECRET.slice(0, 12).toLowerCase());
    expect(line.toLowerCase()).not.toContain(SECRET.slice(-12).toLowerCase());
  });

  it.each([
    'GET /api/crm-contacts/contacts/abcdefghijklmnopqrstuvwx/window?asOf=2026-01-05 (12 ms) 200',
    'GET /api/crm-contacts/calendar?from=2026-01-01&to=2026-02-01 (12 ms) 200',
    'insert into `crm_price_assignments_contact_lnk_contact_id_foreign_and_more` (`a`) values (1)',
    'at open (/srv/app/dist/src/plugins/crm-contacts/server/src/feed/calendar/calendar.service.js:80:7)',
    'GET /search?q=100%25%20M%C3%BCller (3 ms) 200',
  ])('stays as it is: %s', (line) => {
    expect(withoutSecrets(line)).toBe(line);
  });

  it('is still one line when the address holds line breaks', () => {
    expect(withoutSecrets(`GET /x%0aerror:/crm-contacts/calendar/${SECRET} (1 ms) 404`)).not.toContain('\n');
  });

  // In quadratic time this would go on for minutes.
  it.each(['x', '/', '%', '%41', 'crm-contacts/', 'X-'])('is read to its end, however often %j stands in it', (part) => {
    expect(withoutSecrets(`GET ${part.repeat(500_000)} (1 ms) 200`)).toMatch(/^GET .*\(1 ms\) 200$/);
  });
});
