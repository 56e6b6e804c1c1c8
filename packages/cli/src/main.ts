import { CommanderError } from 'commander';
import { colour } from './output/colour.ts';
import { printable } from './output/printable.ts';
import { asCommandError, CommandError } from './platform/commandError.ts';
import { exitCodes } from './platform/exitCodes.ts';
import { createProgram } from './program.ts';

// `cifra read *.png | head -1` closes the pipe early, which is not an error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  process.exit(error.code === 'EPIPE' ? exitCodes.ok : report(asCommandError(error, 'standard output')));
});

try {
  const words = process.argv.slice(2);
  const program = await createProgram(words);
  if (words.length === 0) program.help({ error: true });
  await program.parseAsync();
} catch (error) {
  process.exitCode = report(asCommandError(error));
}

/** Prints on stderr what went wrong and what to do; returns the exit code. */
function report(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode;
  const head = colour('bad', 'cifra:', process.stderr);
  if (!(error instanceof CommandError)) {
    console.error(`${head} unexpected failure: this is a bug in cifra, please report it.`);
    console.error(error instanceof Error ? error.stack : error);
    return exitCodes.failed;
  }
  const [first, ...more] = error.message.split('\n').map(printable);
  console.error([`${head} ${first}`, ...more].join('\n'));
  if (error.hint !== undefined) console.error(`       ${error.hint}`);
  return error.exitCode;
}
