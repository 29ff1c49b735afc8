import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { startApplication, type Application } from '../support/application';
import { adminWith, anonymous, type AdminClient } from '../support/clients';

const PNG = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');
const SCRIPT = '<script>alert(1)</script>';

let app: Application;
let boss: AdminClient;

beforeAll(async () => {
  app = await startApplication();
  boss = await adminWith(app);
});
afterAll(() => app.stop());

const uploaded = (content: Buffer, filename: string, contentType: string) => boss.post('/upload').attach('files', content, { filename, contentType });

it.each([
  ['page.html', 'text/html'], ['page.html', 'image/png'], ['page.htm', 'text/plain'], ['page.xhtml', 'application/xhtml+xml'], ['page.shtml', 'application/octet-stream'],
  ['code.js', 'text/javascript'], ['code.mjs', 'text/plain'], ['picture.svg', 'image/svg+xml'], ['picture.svg', 'image/png'], ['feed.xml', 'text/xml'],
])('refuses %s called %s', async (filename, contentType) => {
  const { status } = await uploaded(Buffer.from(filename.endsWith('svg') ? `<svg xmlns="http://www.w3.org/2000/svg">${SCRIPT}</svg>` : SCRIPT), filename, contentType);

  expect(status).toBe(400);
});

it('takes pictures and texts, and shows pictures', async () => {
  const picture = await uploaded(PNG, 'photo.png', 'image/png');
  const text = await uploaded(Buffer.from('a;b'), 'list.csv', 'text/csv');
  const [shown, handed] = await Promise.all([picture, text].map(({ body }) => anonymous(app).get(body[0].url)));

  expect([picture.status, text.status, shown.status, handed.status]).toEqual([201, 201, 200, 200]);
  expect(shown.headers).toMatchObject({ 'content-type': 'image/png', 'x-content-type-options': 'nosniff' });
  expect(shown.headers['content-disposition']).toBeUndefined();
  expect(handed.headers['content-disposition']).toBe('attachment');
  await Promise.all([picture, text].map(({ body }) => boss.delete(`/upload/files/${body[0].id}`)));
});

it.each(['old.html', 'old.js', 'old.svg', 'old.pdf'])('hands out %s, that is there already, as a download without rights', async (name) => {
  const file = path.join(app.strapi.dirs.static.public, 'uploads', name);
  await writeFile(file, SCRIPT);

  const answers = await Promise.all([`/uploads/${name}`, `/%75ploads/${name}`, `/x/..%2Fuploads/${name}`].map((address) => anonymous(app).get(address)));

  for (const { headers } of answers.filter(({ status }) => status === 200)) {
    expect(headers).toMatchObject({ 'content-disposition': 'attachment', 'x-content-type-options': 'nosniff', 'content-security-policy': "default-src 'none'; sandbox" });
  }
  await rm(file);
  expect(answers[0].status).toBe(200);
});
