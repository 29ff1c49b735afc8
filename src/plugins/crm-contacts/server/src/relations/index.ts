import type { Feature } from '../kernel/feature';
import { relationsController } from './relation.controller';
import { relationGraphql } from './relation.graphql';
import { guardRelation } from './relation.guard';
import { relationActions, relationRoutes } from './relation.routes';
import { relationsService } from './relation.service';
import { ensureRelationTypes } from './relation-types';
import { guardRelationType, guardRelationTypeDeletion } from './relation-type.guard';
import { relationType } from './schemas/relation-type';
import { relation } from './schemas/relation';

export const relations: Feature = {
  contentTypes: { 'relation-type': relationType, relation },
  actions: relationActions,
  service: relationsService,
  controller: relationsController,
  routes: relationRoutes,
  graphql: relationGraphql,
  guards: [guardRelationType, guardRelationTypeDeletion, guardRelation],
  bootstrap: ensureRelationTypes,
};
