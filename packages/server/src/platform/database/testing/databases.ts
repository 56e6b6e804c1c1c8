import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe } from 'vitest';
import { embeddedTemplate } from '../../../testing/embedded.ts';
import type { DatabaseConfig } from '../database.ts';
import { findPostgres, noPostgres, startPostgres, type TemporaryPostgres } from '../temporaryPostgres.ts';

/** Gives the config of a new, empty database; everything is cleaned up after the suite. */
export type NewDatabase = () => DatabaseConfig;

/** A Postgres is a thousand files, and a loaded disk takes its time. */
const SLOW_DISK_MS = 300_000;

/**
 * Declares one suite for both kinds of database. The embedded one is a copy: making a Postgres takes seconds.
 */
export function describeDatabases(name: string, suite: (newDatabase: NewDatabase) => void): void {
  describe(`${name}, embedded`, () => {
    const made = mkdtempSync(join(tmpdir(), 'cifra-embedded-'));
    let template = '';
    let count = 0;
    beforeAll(async () => {
      template = await embeddedTemplate();
    }, SLOW_DISK_MS);
    afterAll(() => rmSync(made, { recursive: true, force: true }), SLOW_DISK_MS);
    suite(() => {
      const folder = join(made, String(count++));
      cpSync(template, folder, { recursive: true });
      return { folder };
    });
  });

  const bin = findPostgres();
  describe(`${name}, Postgres`, () => {
    let server: TemporaryPostgres | null = null;
    if (bin === null) beforeEach((test) => test.skip(noPostgres));
    else
      beforeAll(() => {
        server = startPostgres(bin);
      });
    afterAll(() => server?.stop());
    suite(() => ({ folder: '', url: server!.newDatabase() }));
  });
}
