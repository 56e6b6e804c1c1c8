import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRandom } from '@cifra/core/random/random.ts';
import { findPostgres, startPostgres } from '@cifra/server/platform/database/temporaryPostgres.ts';
import { bench, type Row } from './bench.ts';
import { killEmbedded, killPostgres, type Survived } from './jobs/kills.ts';

const KILLS = Number(process.env.CIFRA_BENCH_KILLS ?? 50);
/**
 * Lifetimes of a process are uniform in [0, LIFE), milliseconds: from its first instruction to well
 * into its reading.
 */
const LIFE = 4000;
const { next: random } = createRandom(Number(process.env.CIFRA_BENCH_SEED ?? 1));

await bench({
  name: 'kill -9 at random moments of jobs; lost, wrong and miscounted must be 0',
  run: async function* (): AsyncGenerator<Row> {
    yield await inRounds('embedded: the server itself', 10_000, async (kills, pictures) => {
      const folder = mkdtempSync(join(tmpdir(), 'cifra-kills-'));
      try {
        return await killEmbedded({ folder: join(folder, 'data') }, { pictures, kills, life: LIFE, random });
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    });
    const bin = findPostgres();
    if (bin === null) return;
    const server = startPostgres(bin);
    try {
      yield await inRounds('Postgres: one of two workers', 10_000, (kills, pictures) => {
        const config = { folder: '', url: server.newDatabase() };
        return killPostgres(config, { pictures, kills, life: LIFE / 2, random, workers: 2 });
      });
    } finally {
      server.stop();
    }
  },
});

/** Jobs end: new ones are started until the number of kills is reached. */
async function inRounds(
  where: string,
  pictures: number,
  round: (kills: number, pictures: number) => Promise<Survived>,
): Promise<Row> {
  const rounds: Survived[] = [];
  const sum = (key: keyof Survived): number => rounds.reduce((total, each) => total + each[key], 0);
  while (sum('kills') < KILLS) rounds.push(await round(KILLS - sum('kills'), pictures));
  return {
    where,
    kills: sum('kills'),
    jobs: rounds.length,
    pictures: rounds.length * pictures,
    lost: sum('lost'),
    wrong: sum('wrong'),
    miscounted: sum('miscounted'),
    seconds: sum('seconds'),
  };
}
