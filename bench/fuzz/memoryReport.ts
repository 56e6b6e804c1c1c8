// Loaded into the server and its readers by the fuzz benchmark (`--import`): on SIGUSR2 a process
// collects its garbage and reports the memory left.
import { renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

const folder = process.env.CIFRA_BENCH_PROBE;
if (folder !== undefined) {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  process.on('SIGUSR2', () => {
    collect();
    // Objects held by finalisers are freed in the second round.
    setImmediate(() => {
      collect();
      const draft = join(folder, `${process.pid}.draft`);
      writeFileSync(draft, JSON.stringify(process.memoryUsage()));
      renameSync(draft, join(folder, `${process.pid}.json`));
    });
  });
}
