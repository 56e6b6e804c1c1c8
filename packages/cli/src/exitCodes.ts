/**
 * The exit codes of every command, for scripts; `cifra --help` and docs/cli.md say the same.
 * 3 and 4 tell "look at the file" from "look at the handwriting": a script may retry the second with a person.
 */
export const exitCodes = {
  ok: 0,
  /** The command could not do its work. */
  failed: 1,
  /** Unknown command or option, or a missing argument. */
  usage: 2,
  /** Some inputs could not be used (missing, damaged, not verified); the others were. */
  inputs: 3,
  /** Every picture was opened, but at least one reading was refused. */
  refused: 4,
  /** Ctrl-C (128 + SIGINT, as shells have it). */
  interrupted: 130,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

export const exitCodesHelp = `Exit codes:
  0    done; every picture was read
  1    failed: the command could not do its work
  2    wrong usage: unknown command or option, or a missing argument
  3    some inputs could not be used (missing, damaged, not a picture); the rest was done
  4    every picture was opened, but at least one reading was refused
  130  interrupted by Ctrl-C (143: by SIGTERM)`;
