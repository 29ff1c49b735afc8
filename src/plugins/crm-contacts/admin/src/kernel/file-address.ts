/** Address of a file of the media library. Uploads on the server itself have one without its name. */
export const fileAddress = (url: string): string => (url.startsWith('/') ? `${(window as unknown as { strapi: { backendURL: string } }).strapi.backendURL}${url}` : url);
