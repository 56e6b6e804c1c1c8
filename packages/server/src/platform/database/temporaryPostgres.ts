import { execFileSync } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export type TemporaryPostgres = {
  /** Creates an empty database on the server; returns its URL. */
  newDatabase(): string;
  /** Stops the server like a crash; its databases are kept for `start`. */
  halt(): void;
  start(): void;
  /** Stops the server, and deletes everything. */
  stop(): void;
};

const PACKAGES = '/usr/lib/postgresql';

/** The reason of a skipped test. */
export const noPostgres = `no Postgres under ${PACKAGES} (Debian: apt-get install postgresql)`;

/** The folder of the newest Postgres on Debian; null if none is installed. */
export function findPostgres(): string | null {
  if (!existsSync(PACKAGES)) return null;
  const versions = readdirSync(PACKAGES).filter((name) => existsSync(join(PACKAGES, name, 'bin/initdb')));
  const newest = versions.sort((a, b) => Number(b) - Number(a))[0];
  return newest === undefined ? null : join(PACKAGES, newest, 'bin');
}

/**
 * Starts a Postgres server for tests and benchmarks, in a temporary folder, on a socket there and
 * without a port.
 */
export function startPostgres(bin: string): TemporaryPostgres {
  const folder = mkdtempSync(join(tmpdir(), 'cifra-postgres-'));
  const asUser = user();
  if (asUser.length > 0) {
    const id = (flag: string): number => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
    chownSync(folder, id('-u'), id('-g'));
  }
  const run = (name: string, ...words: string[]): void => {
    const [command, ...rest] = [...asUser, join(bin, name), ...words];
    execFileSync(command, rest, { cwd: folder, stdio: 'ignore' });
  };
  const data = join(folder, 'data');
  run('initdb', '-D', data, '-A', 'trust', '-U', 'cifra', '--no-sync', '-E', 'UTF8', '--locale=C');
  const log = join(folder, 'log');
  const options = `-c listen_addresses= -k ${folder}`;
  const start = (): void => run('pg_ctl', '-D', data, '-w', '-l', log, '-o', options, 'start');
  const halt = (): void => run('pg_ctl', '-D', data, '-m', 'immediate', '-w', 'stop');
  start();
  let running = true;
  let count = 0;
  return {
    halt() {
      halt();
      running = false;
    },
    start() {
      start();
      running = true;
    },
    newDatabase() {
      const name = `test${count++}`;
      run('createdb', '-h', folder, '-U', 'cifra', name);
      return `postgres://cifra@localhost/${name}?host=${encodeURIComponent(folder)}`;
    },
    stop() {
      if (running) halt();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Postgres refuses to run as root; Debian's package creates a user for it. */
function user(): readonly string[] {
  return process.getuid?.() === 0
    ? ['setpriv', '--reuid=postgres', '--regid=postgres', '--clear-groups']
    : [];
}
