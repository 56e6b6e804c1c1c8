import { CifraError } from '@cifra/core/base/error.ts';
import { describeSystemError } from '@cifra/node/systemErrors.ts';
import { type ExitCode, exitCodes } from './exitCodes.ts';

type Details = { readonly hint?: string | undefined; readonly exitCode?: ExitCode; readonly cause?: unknown };

/** A failure that the user can fix. Shown as one line and a hint, without a stack trace. */
export class CommandError extends CifraError {
  override readonly name = 'CommandError';
  readonly exitCode: ExitCode;

  constructor(message: string, { exitCode = exitCodes.failed, ...details }: Details = {}) {
    super('command-failed', message, details);
    this.exitCode = exitCode;
  }
}

/**
 * Converts an error to a `CommandError`. Describes system errors in words. Returns mistakes in the
 * program unchanged; they are shown with their stack trace.
 * @param place what was being read or written, for system errors that do not name a file
 */
export function asCommandError(error: unknown, place?: string): unknown {
  if (error instanceof CommandError) return error;
  const described = describeSystemError(error, place);
  if (described !== null) return new CommandError(described, { cause: error });
  if (!(error instanceof CifraError)) return error;
  return new CommandError(error.message, { hint: error.hint, cause: error });
}
