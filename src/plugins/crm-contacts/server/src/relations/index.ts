import type { Feature } from '../kernel/feature';
import { relationType } from './schemas/relation-type';
import { relation } from './schemas/relation';

export const relations: Feature = {
  contentTypes: { 'relation-type': relationType, relation },
  actions: [],
};
