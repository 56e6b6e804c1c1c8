import { Command } from 'commander';
import { CommandError } from '../commandError.ts';
import { exitCodes } from '../exitCodes.ts';
import { interrupt } from '../interrupt.ts';
import { serverConfig } from '../serverConfig.ts';

export const command = new Command('worker')
  .description(
    'Read the jobs of a server that keeps them in Postgres (DATABASE_URL), besides it and other workers.',
  )
  .addHelpText(
    'after',
    `
Example:
  DATABASE_URL=postgres://cifra@db.example.org/cifra cifra worker

Any number of workers on any machines share the work. One that ends, however it ends, loses nothing: what it had in hand
goes to the others after some ten seconds. Ctrl-C ends it when what it has in hand is read.`,
  )
  .action(async () => {
    const config = await serverConfig();
    if (config.databaseUrl === null) {
      throw new CommandError('a worker shares its work over Postgres, and DATABASE_URL is not set', {
        hint: 'Set DATABASE_URL to the one that the server has. An embedded database is read by its server alone.',
        exitCode: exitCodes.usage,
      });
    }
    const { runWorker } = await import('../worker/runWorker.ts');
    const stop = interrupt(() => console.error('Finishing what is in hand …'));
    await runWorker(config, config.databaseUrl, stop.signal);
    stop.dispose();
  });
