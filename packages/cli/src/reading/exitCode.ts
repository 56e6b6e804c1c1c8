import { type ExitCode, exitCodes } from '../platform/exitCodes.ts';

type Outcome = { readonly problem?: string; readonly readings?: readonly { readonly accepted: boolean }[] };

export function exitCodeOf({ problem, readings = [] }: Outcome): ExitCode {
  if (problem !== undefined) return exitCodes.inputs;
  return readings.every(({ accepted }) => accepted) ? exitCodes.ok : exitCodes.refused;
}

/** Returns the worse exit code: an unusable file outranks a refused reading. */
export function worse(a: ExitCode, b: ExitCode): ExitCode {
  if (a === exitCodes.inputs || b === exitCodes.inputs) return exitCodes.inputs;
  return a > b ? a : b;
}
