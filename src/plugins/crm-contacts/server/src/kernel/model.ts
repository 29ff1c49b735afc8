import type { Core } from '@strapi/strapi';

/** What an attribute is and where it leads. */
export interface Attribute {
  type: string;
  relation?: string;
  target?: string;
  component?: string;
  components?: string[];
}

/** Attributes of a content type or component; none of what Strapi does not know. */
export function attributesOf(strapi: Core.Strapi, uid: string): Record<string, Attribute> {
  const model = strapi.getModel(uid as never) as unknown as { attributes?: Record<string, Attribute> } | undefined;
  return model?.attributes ?? {};
}
