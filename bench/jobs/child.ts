// A process that the benchmark kills: `node child.ts <config>`. With the embedded database, it
// sends the job itself, with the same Idempotency-Key after each restart, and ends when everything
// is read. On Postgres, it is a worker that never ends by itself.
import { createJobService } from '@cifra/server/features/jobs/service.ts';
import type { DatabaseConfig } from '@cifra/server/platform/database/database.ts';
import { lazyDatabase, openDatabase } from '@cifra/server/platform/database/openDatabase.ts';
import { numbered, numberReader } from './numbered.ts';

const { pictures, ...config } = JSON.parse(process.argv[2]) as DatabaseConfig & { pictures: number };

// However the process that started this one ended, it does not outlive it.
process.once('disconnect', () => process.exit(1));

const jobs = createJobService({
  database: lazyDatabase(() => openDatabase(config), console.error),
  reader: numberReader,
  onError: (error) => console.error(error),
});

await jobs.start();
console.log('started');
if (config.url === undefined) {
  const me = { caller: 'me', admin: false };
  const request = { caller: 'me', options: {}, idempotencyKey: 'the job', pictures: numbered(pictures) };
  const { job } = await jobs.create(request);
  for await (const view of await jobs.watch(job.id, me, AbortSignal.timeout(600_000))) {
    if (view.state === 'completed') process.exit(0);
  }
}
