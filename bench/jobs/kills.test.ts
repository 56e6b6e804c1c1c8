import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRandom } from '@cifra/core/random/random.ts';
import {
  findPostgres,
  noPostgres,
  startPostgres,
} from '@cifra/server/platform/database/temporaryPostgres.ts';
import { copyEmbedded } from '@cifra/server/testing/embedded.ts';
import { expect, test } from 'vitest';
import { dropConnections, killEmbedded, killPostgres } from './kills.ts';

const intact = { lost: 0, wrong: 0, miscounted: 0 };
const { next: random } = createRandom('kills');

test('an embedded job survives kills of its process during posting and reading', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'cifra-kills-'));
  try {
    await copyEmbedded(join(folder, 'data'));
    const killing = { pictures: 3000, kills: 4, life: 4000, random };
    const survived = await killEmbedded({ folder: join(folder, 'data') }, killing);
    expect(survived).toMatchObject({ kills: 4, ...intact });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

/** Runs a test on an empty database of a separate Postgres. */
async function onPostgres(
  skip: (reason: string) => void,
  work: (url: string) => Promise<void>,
): Promise<void> {
  const bin = findPostgres();
  if (bin === null) return skip(noPostgres);
  const server = startPostgres(bin);
  try {
    await work(server.newDatabase());
  } finally {
    server.stop();
  }
}

test('a job on Postgres survives kills of its workers', async ({ skip }) => {
  await onPostgres(skip, async (url) => {
    // Short lifetimes: on a fast machine the job takes seconds.
    const killing = { pictures: 6000, kills: 4, life: 300, random, workers: 2 };
    const survived = await killPostgres({ folder: '', url }, killing);
    expect(survived).toMatchObject(intact);
    expect(survived.kills).toBeGreaterThan(0);
  });
});

test('a job on Postgres survives dropped database connections', async ({ skip }) => {
  await onPostgres(skip, async (url) => {
    const survived = await dropConnections({ folder: '', url }, { pictures: 2000, drops: 3 });
    expect(survived).toMatchObject(intact);
  });
});
