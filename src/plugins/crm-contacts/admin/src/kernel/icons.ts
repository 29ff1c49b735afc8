// One place for icons, so that a thing looks the same everywhere.
export { User as AddressBook } from '@strapi/icons';
