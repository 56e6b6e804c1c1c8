import { problemOf } from '../../platform/http/errors.ts';
import type { ProblemCode } from '../../platform/problems.ts';

/** Why a picture of a job has no result. */
export type ItemProblem = {
  readonly code: ProblemCode | 'interrupted' | 'picture-lost';
  /** For people. */
  readonly detail: string;
  /** True if the same picture may succeed at another time; a damaged one stays damaged. */
  readonly retryable: boolean;
};

export function itemProblem(error: unknown): ItemProblem {
  const { code, message, status } = problemOf(error as Error);
  if (code === 'internal')
    return { code, detail: 'the picture could not be read this time', retryable: true };
  return { code, detail: message, retryable: status >= 500 };
}
