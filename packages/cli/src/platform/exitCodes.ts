/**
 * The exit codes of every command, for scripts. `cifra --help` and docs/cli.md list the same codes.
 * 3 means that a file must be checked, 4 that a person must read the handwriting.
 */
export const exitCodes = {
  ok: 0,
  /** The command failed. */
  failed: 1,
  /** Unknown command or option, or a missing argument. */
  usage: 2,
  /** Some inputs could not be used (missing, damaged, not verified); the others were. */
  inputs: 3,
  /** Every picture was opened, but at least one reading was refused. */
  refused: 4,
  /** Ctrl-C (128 + SIGINT, as in shells). */
  interrupted: 130,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

export const exitCodesHelp = `Exit codes:
  0    done; every picture was read
  1    the command failed
  2    wrong usage: unknown command or option, or a missing argument
  3    some inputs could not be used (missing, damaged, not a picture); the others were read
  4    every picture was opened, but at least one reading was refused
  130  interrupted by Ctrl-C (143: by SIGTERM)`;
