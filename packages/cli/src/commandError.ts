import { type ExitCode, exitCodes } from './exitCodes.ts';

/** A failure that the user can do something about: shown as one line and a hint, never as a stack. */
export class CommandError extends Error {
  override readonly name = 'CommandError';
  /** What to do, a sentence for the user. */
  readonly hint: string | undefined;
  readonly exitCode: ExitCode;

  constructor(
    message: string,
    { hint, exitCode = exitCodes.failed }: { hint?: string; exitCode?: ExitCode } = {},
  ) {
    super(message);
    this.hint = hint;
    this.exitCode = exitCode;
  }
}
