import { ModelError } from '@cifra/node/models/modelError.ts';
import { describeSystemError } from '@cifra/node/systemErrors.ts';
import { type ExitCode, exitCodes } from './exitCodes.ts';

type Details = { readonly hint?: string; readonly exitCode?: ExitCode; readonly cause?: unknown };

/** A failure that the user can fix. Shown as one line and a hint, without a stack trace. */
export class CommandError extends Error {
  override readonly name = 'CommandError';
  /** A sentence that tells the user what to do. */
  readonly hint: string | undefined;
  readonly exitCode: ExitCode;

  constructor(message: string, { hint, exitCode = exitCodes.failed, cause }: Details = {}) {
    super(message, { cause });
    this.hint = hint;
    this.exitCode = exitCode;
  }
}

/** Errors that the language throws for bugs in the program. They are shown with their stack trace. */
const mistakes = [TypeError, RangeError, ReferenceError, SyntaxError];

/**
 * Converts an error to a `CommandError`. Removes the function name that starts messages of the lower
 * packages, as in `readKnown: mnist/… is not in the data folder`. Describes system errors in words. Returns
 * bugs in the program unchanged.
 * @param place what was being read or written, for system errors that do not name a file
 */
export function asCommandError(error: unknown, place?: string): unknown {
  if (!(error instanceof Error) || error instanceof CommandError) return error;
  const described = describeSystemError(error, place);
  if (described !== null) return new CommandError(described, { cause: error });
  if (error instanceof ModelError) return new CommandError(error.message, { hint: error.hint, cause: error });
  if (mistakes.some((mistake) => error instanceof mistake)) return error;
  return new CommandError(error.message.replace(/^[a-z]+[A-Z]\w*: /, ''), { cause: error });
}
