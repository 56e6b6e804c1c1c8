import { Command } from 'commander';
import { CommandError } from '../platform/commandError.ts';
import { exitCodes } from '../platform/exitCodes.ts';
import { interrupt } from '../platform/interrupt.ts';
import { serverConfig } from '../platform/serverConfig.ts';

export const command = new Command('worker')
  .description(
    'Read the jobs of a server that stores them in Postgres (DATABASE_URL), in addition to it and other workers.',
  )
  .addHelpText(
    'after',
    `
Example:
  DATABASE_URL=postgres://cifra@db.example.org/cifra cifra worker

Any number of workers on any machines share the work. A worker that exits or crashes loses nothing: after about ten
seconds the others take over its pictures in progress. Ctrl-C exits after the pictures in progress are read.`,
  )
  .action(async () => {
    const config = await serverConfig();
    if (config.databaseUrl === null) {
      throw new CommandError('a worker needs Postgres, but DATABASE_URL is not set', {
        hint: 'Set DATABASE_URL to that of the server. An embedded database can be used by its own server only.',
        exitCode: exitCodes.usage,
      });
    }
    const { runWorker } = await import('../worker/runWorker.ts');
    const stop = interrupt(() => console.error('Finishing the pictures in progress …'));
    await runWorker(config, config.databaseUrl, stop.signal);
    stop.dispose();
  });
