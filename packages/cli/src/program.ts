import { Command } from 'commander';
import { commands, description, examples } from './commands.ts';
import { exitCodes, exitCodesHelp } from './platform/exitCodes.ts';
import { version } from './platform/version.ts';

/**
 * Builds the command line. Loads the commands that `words` name in full; the others have only their
 * summary. Commander throws its `CommanderError` instead of exiting, so that tests and `main` can
 * decide.
 */
export async function createProgram(words: readonly string[]): Promise<Command> {
  const program = new Command('cifra');
  program
    .description(description)
    .version(version(), '-V, --version', 'print the version')
    .addHelpText(
      'after',
      `\n${examples}\n\n${exitCodesHelp}\n\nColours: only on a terminal; NO_COLOR=1 turns them off.`,
    );
  for (const [name, { summary, load }] of Object.entries(commands)) {
    program.addCommand(
      words.includes(name) ? (await load()).command : new Command(name).description(summary),
    );
  }
  for (const each of family(program)) {
    each.showHelpAfterError(`(see: npx ${fullName(each)} --help)`).exitOverride(usageExit);
    each.helpOption('-h, --help', 'print this help');
    if (each.commands.length > 0) each.helpCommand('help [command]', 'print help for a command');
    each.configureHelp({ helpWidth: process.stdout.columns || 100 });
  }
  return program;
}

/**
 * Uses exit code 2 for wrong usage, so that scripts can tell it from a failure. Commander uses 1
 * for both.
 */
function usageExit(error: { exitCode: number }): never {
  throw Object.assign(error, { exitCode: error.exitCode === 0 ? exitCodes.ok : exitCodes.usage });
}

function* family(command: Command): Generator<Command> {
  yield command;
  for (const child of command.commands) yield* family(child);
}

function fullName(command: Command): string {
  return command.parent === null ? command.name() : `${fullName(command.parent)} ${command.name()}`;
}
