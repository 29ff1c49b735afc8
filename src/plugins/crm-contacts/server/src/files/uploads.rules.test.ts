import { uploadedFile } from './uploads.rules';

it.each(['/uploads/a.html', '//uploads/a.html', '/%75ploads/a.html', '/x/../uploads/a.html', '/uploads/%61.html', '/UPLOADS/a.html', '/uploads/./a.html', '/uploads%2Fa.html', '/uploads\\a.html'])(
  'sees the file behind %s', (path) => expect(uploadedFile(path)).toBe('a.html')
);

it.each(['/', '/uploads', '/uploads/', '/upload/files', '/admin/uploads/a', '/uploads/../a', '/%E0%A4%A'])('sees no file behind %s', (path) => expect(uploadedFile(path)).toBeNull());
