import type { Picture } from '@cifra/core/base/types.ts';
import { digitsOf } from '@cifra/core/model/symbols.ts';
import type { Recogniser } from '@cifra/core/recognise/recognise.ts';

/** What a reader reads in the picture of one number. */
export type NumberReading = {
  /** Left to right, digits and marks; a number with a wide gap is read as two. */
  readonly text: string;
  /** The accepted parts of it. */
  readonly accepted: readonly string[];
};

/** Reads a picture with the default settings. */
export async function readNumber({ recognise }: Recogniser, picture: Picture): Promise<NumberReading> {
  const readings = await recognise(picture);
  return {
    text: readings.map(({ text }) => text).join(''),
    accepted: readings.filter(({ accepted }) => accepted).map(({ text }) => text),
  };
}

/** True if all digits of a label are read, accepted or not. */
export function isRight({ text }: NumberReading, label: string): boolean {
  return digitsOf(text) === digitsOf(label);
}

/** True if something is accepted that is not written. */
export function isAcceptedWrong({ accepted }: NumberReading, label: string): boolean {
  return accepted.some((text) => !isWritten(digitsOf(text), label));
}

/** True if these are the digits of some neighbouring parts of a label, between its spaces. */
export function isWritten(digits: string, label: string): boolean {
  const parts = label.split(' ').map(digitsOf);
  return parts.some((_, from) => {
    const starts = parts.slice(from).map((_, length) => parts.slice(from, from + length + 1).join(''));
    return starts.includes(digits);
  });
}
