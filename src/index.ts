import type { Core } from '@strapi/strapi';
import { bootstrapDemo } from './demo';

export default {
  register() {},
  bootstrap: ({ strapi }: { strapi: Core.Strapi }) => bootstrapDemo(strapi),
};
