/** Address of a file of the media library. Uploads on the server itself have one without its name. */
export const fileAddress = (url: string): string => (url.startsWith('/') ? `${(window as unknown as { strapi: { backendURL: string } }).strapi.backendURL}${url}` : url);

/** Whether a signed address (`?signature=<seconds since 1970>.…`) has ended; others never do. `now`: milliseconds since 1970. */
export function isOver(url: string, now: number): boolean {
  const [, end] = /[?&]signature=(\d+)\./.exec(url) ?? [];
  return end !== undefined && Number(end) * 1000 <= now;
}
