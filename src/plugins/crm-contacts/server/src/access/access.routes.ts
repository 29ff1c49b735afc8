import { adminRoute, apiRoute } from '../kernel/routes';

export const accessRoutes = {
  admin: [
    adminRoute('GET', '/users', 'access.users', ['access.users']),
    adminRoute('GET', '/access/roles', 'access.roles', ['access.roles']),
    adminRoute('POST', '/access/roles', 'access.createRoles', ['access.roles']),
  ],
  contentApi: [apiRoute('GET', '/users', 'access.users', ['access.users'])],
};
