import { fork } from 'node:child_process';
import path from 'node:path';

export interface SecondProcess {
  /** `http://127.0.0.1:…` */
  address: string;
  stop(): Promise<void>;
}

/** Starts a Strapi in another process: by default on the database and with the secrets of the application that runs in this one. */
export async function startSecondProcess(env = process.env): Promise<SecondProcess> {
  const child = fork(path.join(__dirname, 'second-process.mjs'), { env, stdio: ['ignore', 'ignore', 'inherit', 'ipc'], execArgv: [] });
  const address = await new Promise<string>((resolve, reject) => {
    child.once('message', (message) => resolve(String(message)));
    child.once('exit', (code) => reject(new Error(`The second process ended with code ${code}`)));
  });
  return {
    address,
    stop: () =>
      new Promise((resolve) => {
        child.once('exit', () => resolve());
        child.send('stop');
      }),
  };
}
