import type { PictureProblem } from '@cifra/node/pictures/pictureError.ts';
import type { ProblemCode } from '../../../platform/problems.ts';
import type { Answer, Asked, ModelFolders, ModelId } from '../contract.ts';

/** To a reader process. */
export type ToReader =
  | { readonly type: 'work'; readonly items: readonly { readonly id: number; readonly asked: Asked }[] }
  /** Load these models beside those that read. */
  | { readonly type: 'prepare'; readonly folders: ModelFolders }
  /** Read with what was prepared, or forget it. */
  | { readonly type: 'switch' }
  | { readonly type: 'forget' };

/** What went wrong with an item, in a form that crosses to another process. */
export type Fault =
  | { readonly kind: 'picture'; readonly problem: PictureProblem; readonly message: string }
  | { readonly kind: 'problem'; readonly code: ProblemCode; readonly message: string }
  | { readonly kind: 'failed'; readonly message: string; readonly stack: string };

export type Outcome = { readonly id: number } & (
  | { readonly answer: Answer; readonly fault?: never }
  | { readonly fault: Fault; readonly answer?: never }
);

/** From a reader process. */
export type FromReader =
  | { readonly type: 'ready'; readonly models: readonly ModelId[] }
  | { readonly type: 'outcomes'; readonly outcomes: readonly Outcome[]; readonly batches: readonly number[] }
  | { readonly type: 'prepared'; readonly models: readonly ModelId[] }
  | { readonly type: 'unusable'; readonly message: string };
