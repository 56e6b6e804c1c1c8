import { PictureError, type PictureProblem } from '@cifra/node/pictures/pictureError.ts';
import { Problem, type ProblemCode } from '../problems.ts';

/**
 * An error in a form that crosses to another process: an Error would lose its class and its code.
 */
export type Fault =
  | { readonly kind: 'picture'; readonly problem: PictureProblem; readonly message: string }
  | { readonly kind: 'problem'; readonly code: ProblemCode; readonly message: string }
  | { readonly kind: 'failed'; readonly message: string; readonly stack: string };

export function faultOf(error: unknown): Fault {
  if (error instanceof PictureError)
    return { kind: 'picture', problem: error.problem, message: error.message };
  if (error instanceof Problem) return { kind: 'problem', code: error.code, message: error.message };
  const { message, stack = '' } = error instanceof Error ? error : new Error(String(error));
  return { kind: 'failed', message, stack };
}

export function errorOf(fault: Fault): Error {
  switch (fault.kind) {
    case 'picture':
      return new PictureError(fault.problem, fault.message);
    case 'problem':
      return new Problem(fault.code, fault.message);
    case 'failed':
      return Object.assign(new Error(fault.message), { stack: fault.stack });
    default:
      return fault satisfies never;
  }
}
