import type { StrapiApp } from '@strapi/strapi/admin';
import type { ComponentType, ReactNode, SVGProps } from 'react';
import type { ContactWindow } from '../../../contracts/contacts';
import type { Grants } from './useRights';

/** A page of the plugin; `path` below `/plugins/crm-contacts/`. */
export interface Page {
  path: string;
  Component: ComponentType;
}

/** A page of the contact window, in the address `contacts/:documentId/<key>`. */
export interface WindowPage {
  key: string;
  /** Text of the tab: key in translations. */
  label: string;
  /** Left to right. */
  order: number;
  Component: ComponentType<{ contact: ContactWindow }>;
  /** Drawn for this contact and user; always when absent. */
  isShown?(contact: ContactWindow): boolean;
  /** Whether the user may see what is on it: else it has no tab, and its address says whom to ask. */
  isAllowed?(grants: Grants): boolean;
  /** Number beside the label. */
  count?(contact: ContactWindow): number | undefined;
}

/** An entry of the CRM's sub-navigation, above the folders; the page of that path draws itself inside `finding/Area`. */
export interface AreaLink {
  /** As in `pages`, without parameters. */
  path: string;
  /** Text of the link: key in translations. */
  label: string;
  /** Top to bottom. */
  order: number;
  /** Plugin action that shows it; the page protects itself with the same. */
  action: string;
  Icon: ComponentType<SVGProps<SVGSVGElement>>;
  /** What stands at the right of the label: a number of things that wait. */
  Count?: ComponentType;
}

/** A page under *Settings*, in the section of the plugin; its address is `paths.settings(key)`. */
export interface SettingsPage {
  key: string;
  /** Text of the link: key in translations. */
  label: string;
  /** Plugin action that shows the link; the page protects itself with the same. */
  action: string;
  load(): Promise<{ default: ComponentType }>;
}

/** What a feature folder of the admin panel hands to `features.ts`. */
export interface AdminFeature {
  pages?: Page[];
  windowPages?: WindowPage[];
  areaLinks?: AreaLink[];
  settingsPages?: SettingsPage[];
  /** Around every page of the plugin: what can be called up from each of them. */
  Provider?: ComponentType<{ children: ReactNode }>;
  register?(app: StrapiApp): void;
  bootstrap?(app: StrapiApp): void;
}
