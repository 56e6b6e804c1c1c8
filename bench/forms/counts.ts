import type { Answer } from '@cifra/forms/deck/answers.ts';
import type { FieldValue } from '@cifra/forms/read/value.ts';

/** How the fields of pages were read. Pictures are only empty or not. */
export type FieldCounts = {
  readonly fields: number;
  readonly right: number;
  readonly accepted: number;
  /** Accepted with another value than the true one, or although struck out. */
  readonly acceptedWrong: number;
  /** Fields that are empty, and those of them that were read as empty and accepted. */
  readonly empty: number;
  readonly emptyRight: number;
  /** Fields that are not empty, but were accepted as empty. */
  readonly lost: number;
  /** Fields that are struck out, and those of them that no value was accepted for. */
  readonly struckOut: number;
  readonly struckOutHeld: number;
};

export const NO_FIELDS: FieldCounts = {
  fields: 0,
  right: 0,
  accepted: 0,
  acceptedWrong: 0,
  empty: 0,
  emptyRight: 0,
  lost: 0,
  struckOut: 0,
  struckOutHeld: 0,
};

/** Compares values with the truth, field by field. */
export function countFields(answers: readonly Answer[], values: readonly FieldValue[]): FieldCounts {
  return answers.map((answer, i) => countField(answer, values[i])).reduce(plus, NO_FIELDS);
}

function countField(answer: Answer, value: FieldValue): FieldCounts {
  const { state } = answer;
  const verdict = verdictOf(answer, value);
  const one = (is: boolean) => (is ? 1 : 0);
  return {
    fields: 1,
    right: one(verdict !== 'wrong'),
    accepted: one(value.accepted),
    acceptedWrong: one(value.accepted && verdict === 'wrong'),
    empty: one(state === 'empty'),
    emptyRight: one(state === 'empty' && value.accepted && value.value === ''),
    lost: one(state !== 'empty' && value.accepted && value.value === ''),
    struckOut: one(state === 'struck-out'),
    struckOutHeld: one(state === 'struck-out' && !value.accepted),
  };
}

/** Right if the value is that of the answer; a struck-out field, and a picture, must be left to a person. */
export function verdictOf(
  { state, kind, value: truth }: Answer,
  { value, accepted }: FieldValue,
): 'right' | 'wrong' {
  if (state === 'struck-out' || (kind === 'picture' && state === 'written'))
    return accepted ? 'wrong' : 'right';
  if (state === 'empty') return value === '' ? 'right' : 'wrong';
  return value === truth ? 'right' : 'wrong';
}

export function plus(a: FieldCounts, b: FieldCounts): FieldCounts {
  return Object.fromEntries(
    Object.entries(a).map(([key, count]) => [key, count + b[key as keyof FieldCounts]]),
  ) as FieldCounts;
}
