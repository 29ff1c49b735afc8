import type { Feature } from '../kernel/feature';
import { guardDepartment, guardDepartmentDeletion, guardWorkplace, guardWorkplaceDeletion } from './department.guard';
import { organisationController } from './organisation.controller';
import { organisationGraphql } from './organisation.graphql';
import { organisationActions, organisationRoutes } from './organisation.routes';
import { organisationService } from './organisation.service';
import { guardPlacement, guardPlacementDeletion } from './placement.guard';
import { ensurePositionRoles, guardPositionRole, guardPositionRoleDeletion } from './position-roles';
import { guardCompanyCountry, guardPosition, guardPositionDeletion } from './position.guard';
import { department } from './schemas/department';
import { workplace } from './schemas/workplace';
import { position } from './schemas/position';
import { placement } from './schemas/placement';
import { positionRole } from './schemas/position-role';

export const organisation: Feature = {
  contentTypes: { department, workplace, position, placement, 'position-role': positionRole },
  actions: organisationActions,
  service: organisationService,
  controller: organisationController,
  routes: organisationRoutes,
  graphql: organisationGraphql,
  guards: [
    guardDepartment, guardDepartmentDeletion, guardWorkplace, guardWorkplaceDeletion,
    guardPosition, guardPositionDeletion, guardPlacement, guardPlacementDeletion, guardCompanyCountry,
    guardPositionRole, guardPositionRoleDeletion,
  ],
  bootstrap: ensurePositionRoles,
};
