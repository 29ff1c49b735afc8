import { hashesOf, uploadedFile } from './uploads.rules';

it.each(['/uploads/a.html', '//uploads/a.html', '/%75ploads/a.html', '/x/../uploads/a.html', '/uploads/%61.html', '/UPLOADS/a.html', '/uploads/./a.html', '/uploads%2Fa.html', '/uploads\\a.html'])(
  'sees the file behind %s', (path) => expect(uploadedFile(path)).toBe('a.html')
);

it.each(['/', '/uploads', '/uploads/', '/upload/files', '/admin/uploads/a', '/uploads/../a', '/%E0%A4%A'])('sees no file behind %s', (path) => expect(uploadedFile(path)).toBeNull());

it.each(['photo_1a2b.png', 'thumbnail_photo_1a2b.png', 'huge_photo_1a2b.webp', 'PHOTO_1A2B.PNG', 'photo_1a2b.png.', 'photo_1a2b.png::$DATA', 'photo_1a2b'])('knows the file of %s', (name) =>
  expect(hashesOf(name)).toContain('photo_1a2b')
);

it('knows hashes with dots', () => expect(hashesOf('small_old.file_1.png')).toContain('old.file_1'));
