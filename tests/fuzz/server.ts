import { fork } from 'node:child_process';
import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import type { Rows, Target } from './contract';

const LOADER = path.resolve(__dirname, '../../scripts/steps/typescript.js');

export interface Server {
  target: Target;
  rows(): Promise<Rows>;
  hasEnded(): boolean;
  /** The first line of what was logged last since `forget`, without its time. */
  lastLogged(): Promise<string>;
  forget(): void;
  stop(): Promise<void>;
}

/** Starts application.ts in a process of its own, on the database that the environment names. */
export async function startServer(environment: Record<string, string>): Promise<Server> {
  const child = fork(path.join(__dirname, 'application.ts'), {
    env: { ...process.env, NODE_ENV: 'test', ...environment },
    execArgv: ['--require', LOADER],
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let log = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (part: Buffer) => (log += part.toString()));
  const hasEnded = () => child.exitCode !== null || child.signalCode !== null;
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const said = <Message>(): Promise<Message> =>
    Promise.race([
      new Promise<Message>((resolve) => child.once('message', (message) => resolve(message as Message))),
      ended.then(() => Promise.reject(new Error(`The application ended with code ${child.exitCode}:\n${log}`))),
    ]);
  const target = await said<Target>();
  return {
    target,
    rows() {
      child.send('rows');
      return said<Rows>();
    },
    hasEnded,
    async lastLogged() {
      // It comes by another way than the answer.
      await new Promise((resolve) => setTimeout(resolve, 100));
      const entries = stripVTControlCharacters(log).split(/^\[[^\]]*\] (?=error)/m);
      // What ends a process is written without a time.
      if (hasEnded()) return `The application ended: ${entries.at(-1)}`;
      return (entries.at(-1) ?? '').split('\n')[0];
    },
    forget() {
      log = '';
    },
    async stop() {
      if (child.connected) child.send('stop');
      const timer = setTimeout(() => child.kill('SIGKILL'), 20_000);
      await ended;
      clearTimeout(timer);
    },
  };
}
