import { ModelError } from '@cifra/node/models/modelError.ts';
import { describeSystemError } from '@cifra/node/systemErrors.ts';
import { type ExitCode, exitCodes } from './exitCodes.ts';

type Details = { readonly hint?: string; readonly exitCode?: ExitCode; readonly cause?: unknown };

/** A failure that the user can do something about: shown as one line and a hint, never as a stack. */
export class CommandError extends Error {
  override readonly name = 'CommandError';
  /** What to do, a sentence for the user. */
  readonly hint: string | undefined;
  readonly exitCode: ExitCode;

  constructor(message: string, { hint, exitCode = exitCodes.failed, cause }: Details = {}) {
    super(message, { cause });
    this.hint = hint;
    this.exitCode = exitCode;
  }
}

/** What the language throws when the program itself is wrong: the stack is what helps then. */
const mistakes = [TypeError, RangeError, ReferenceError, SyntaxError];

/**
 * Errors of the packages below are written for people, with the name of the function first, which says nothing to a user:
 * `readKnown: mnist/… is not in the data folder`. Errors of the system are put into words. A mistake of the program is handed back
 * as it is.
 * @param place what was being read or written, for errors of the system that do not name a file
 */
export function asCommandError(error: unknown, place?: string): unknown {
  if (!(error instanceof Error) || error instanceof CommandError) return error;
  const described = describeSystemError(error, place);
  if (described !== null) return new CommandError(described, { cause: error });
  if (error instanceof ModelError) return new CommandError(error.message, { hint: error.hint, cause: error });
  if (mistakes.some((mistake) => error instanceof mistake)) return error;
  return new CommandError(error.message.replace(/^[a-z]+[A-Z]\w*: /, ''), { cause: error });
}
