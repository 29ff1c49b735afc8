/** Vite gives the address of a file that is built along. */
declare module '*.ttf?url' {
  const address: string;
  export default address;
}
