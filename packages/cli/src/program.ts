import { Command } from 'commander';
import { commands } from './commands.ts';
import { exitCodes, exitCodesHelp } from './exitCodes.ts';
import { version } from './version.ts';

/**
 * The command line's grammar, with those commands in full that `words` name; of the others only the summary is known.
 * Commander throws its `CommanderError` instead of ending the process, so that a test and `main` can decide.
 */
export async function createProgram(words: readonly string[]): Promise<Command> {
  const program = new Command('cifra');
  program
    .description('Reads handwritten numbers, and makes the models that read them.')
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
    each.showHelpAfterError(`(see: ${fullName(each)} --help)`).exitOverride(usageExit);
    each.helpOption('-h, --help', 'print this help');
    if (each.commands.length > 0) each.helpCommand('help [command]', 'print help for a command');
    each.configureHelp({ helpWidth: process.stdout.columns || 100 });
  }
  return program;
}

const examples = `Examples:
  cifra read digit.png                    what does it say?
  cifra read scans --csv > out.csv        a folder of pictures, for a spreadsheet
  cifra explain digit.png --why-not 9     why this and not that?
  cifra data get mnist qmnist             fetch what training needs
  cifra train digit-small                 train a model
  cifra evaluate digit --out reports      judge one: a page with figures and mistakes`;

/** Commander calls every mistake 1; scripts can tell a wrong call from a failure by 2. */
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
