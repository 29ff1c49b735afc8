import { adminRoute, apiRoute } from '../kernel/routes';
import { newRoles, usersQuery } from './access.schemas';

export const accessRoutes = {
  admin: [
    adminRoute('GET', '/users', 'access.users', ['access.users'], { query: usersQuery }),
    adminRoute('GET', '/access/roles', 'access.roles', ['access.roles'], {}),
    adminRoute('POST', '/access/roles', 'access.createRoles', ['access.roles'], { body: newRoles }),
  ],
  contentApi: [apiRoute('GET', '/users', 'access.users', ['access.users'], { query: usersQuery })],
};
