import { fork } from 'node:child_process';
import path from 'node:path';

export interface SecondProcess {
  /** `http://127.0.0.1:…` */
  address: string;
  /** Runs a job there; resolves when it is done. */
  run(job: Job): Promise<void>;
  /** What it reported: the mails that it handed to the provider, and those that the provider took. */
  reports: Report[];
  /** Ends it as a power cut would: nothing is tidied up. */
  kill(): Promise<void>;
  /** Resolves when it has ended of itself. */
  ended(): Promise<void>;
  /** Ends it, unless it has ended. */
  stop(): Promise<void>;
}

/** `hang`: the mail provider takes nothing and answers never. `die`: reminds, and ends as by `kill` in the middle of its fourth transaction. */
export type Job = 'remind' | 'resume' | 'mail' | 'hang' | 'die';
export interface Report {
  sending?: string;
  sent?: string;
}

/** Starts a Strapi in another process: by default on the database and with the secrets of the application that runs in this one. */
export async function startSecondProcess(env = process.env): Promise<SecondProcess> {
  const child = fork(path.join(__dirname, 'second-process.mjs'), { env, stdio: ['ignore', 'ignore', 'inherit', 'ipc'], execArgv: [] });
  const address = await new Promise<string>((resolve, reject) => {
    child.once('message', (message) => resolve(String(message)));
    child.once('exit', (code) => reject(new Error(`The second process ended with code ${code}`)));
  });
  const reports: Report[] = [];
  child.on('message', (message) => typeof message === 'object' && reports.push(message as Report));
  const ended = () =>
    new Promise<void>((resolve) => {
      if (child.exitCode !== null || child.signalCode !== null) resolve();
      else child.once('exit', () => resolve());
    });
  return {
    address,
    reports,
    run: (job) =>
      new Promise((resolve) => {
        child.on('message', (message) => message === `done ${job}` && resolve());
        child.send(job);
      }),
    async kill() {
      child.kill('SIGKILL');
      await ended();
    },
    ended,
    async stop() {
      if (child.connected) child.send('stop');
      await ended();
    },
  };
}
