import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRandom } from '@cifra/core/random.ts';
import { findPostgres, startPostgres } from '@cifra/server/platform/temporaryPostgres.ts';
import { expect, test } from 'vitest';
import { killEmbedded, killPostgres } from './kills.ts';

const intact = { lost: 0, wrong: 0, miscounted: 0 };
const { next: random } = createRandom('kills');

test('an embedded job survives that its process is killed while it is posted and read', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'cifra-kills-'));
  try {
    const killing = { pictures: 3000, kills: 4, life: 4000, random };
    const survived = await killEmbedded({ folder: join(folder, 'data') }, killing);
    expect(survived).toMatchObject({ kills: 4, ...intact });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}, 180_000);

const bin = findPostgres();

test.skipIf(bin === null)(
  'a job on Postgres survives that its workers are killed',
  async () => {
    const server = startPostgres(bin!);
    try {
      const killing = { pictures: 3000, kills: 4, life: 2000, random, workers: 2 };
      const survived = await killPostgres({ folder: '', url: server.newDatabase() }, killing);
      expect(survived).toMatchObject(intact);
      expect(survived.kills).toBeGreaterThan(0);
    } finally {
      server.stop();
    }
  },
  180_000,
);
