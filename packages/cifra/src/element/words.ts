import type { Refusal } from '@cifra/core/base/types.ts';
import type { Certainty } from '@cifra/core/words/certainty.ts';

/** All texts of the element. A property of the same name replaces any of them. */
export type Words = {
  /** Name of the writing surface, and the prompt on it while it is empty. */
  readonly sheet: string;
  /** What the surface is, for screen readers. */
  readonly sheetRole: string;
  /** The keys of the surface. */
  readonly keys: string;
  /** Place of the pen, in steps from the left and from the top. */
  readonly at: (across: number, down: number) => string;
  readonly edge: string;
  readonly penDown: string;
  readonly penUp: string;
  /** The button that opens and closes the surface of a compact element. */
  readonly write: string;
  readonly photograph: string;
  readonly undo: string;
  readonly clear: string;
  readonly undone: string;
  readonly cleared: string;
  /** Name of the picture on the surface. */
  readonly picture: string;
  readonly loading: string;
  readonly reading: string;
  /** A number that was read; `confidence` in words and figures. */
  readonly read: (text: string, confidence: string) => string;
  readonly confidence: (certainty: string, figures: string) => string;
  readonly certainty: Readonly<Record<Certainty, string>>;
  readonly question: (text: string) => string;
  /** The question as it is spoken, with the other numbers. */
  readonly ask: (text: string, others: readonly string[]) => string;
  readonly refusals: Readonly<Record<Refusal, string>>;
  readonly failed: string;
  readonly notLoaded: string;
  /** Messages of the form's validation. */
  readonly missing: string;
  readonly notANumber: string;
  readonly wrongFormat: string;
  readonly unanswered: (text: string) => string;
  readonly unread: string;
};

export const english: Words = {
  sheet: 'Write here',
  sheetRole: 'sheet',
  keys: 'Arrow keys move the pen, Space puts it down and lifts it, Home, End, Page Up and Page Down move it diagonally, Shift makes the steps smaller, Backspace undoes, Delete clears.',
  at: (across, down) => `${across} across, ${down} down`,
  edge: 'Edge of the sheet',
  penDown: 'Pen down',
  penUp: 'Pen up',
  write: 'Write by hand',
  photograph: 'Take a picture',
  undo: 'Undo',
  clear: 'Clear',
  undone: 'Undone',
  cleared: 'The sheet is empty',
  picture: 'The picture',
  loading: 'Loading the reader …',
  reading: 'Reading …',
  read: (text, confidence) => `${text}. ${confidence}.`,
  confidence: (certainty, figures) => `${certainty}, ${figures}`,
  certainty: {
    certain: 'Almost certain',
    high: 'Very likely',
    fair: 'Likely',
    low: 'Doubtful',
    guess: 'Only a guess',
  },
  question: (text) => `Is it ${text}?`,
  ask: (text, others) => `Is it ${[text, ...others].join('? Or ')}?`,
  refusals: {
    blank: 'Nothing is written here.',
    'not-a-digit': 'This does not look like a number. Write it again, or type it.',
    'crossed-out': 'A digit is crossed out or written over. Write the number again, or type it.',
    ambiguous: 'The number is not clear. Write it again, or type it.',
    'touching-unresolved': 'Digits touch. Leave some space between them, or type the number.',
    'low-contrast': 'The ink is too faint. Take the picture in better light, or type the number.',
    'cut-off': 'A part of the number is outside the picture. Take another one, or type the number.',
    'too-small': 'The writing is too small. Move the camera closer, or type the number.',
    'too-many': 'There is too much writing. Crop the picture, or type the number.',
    format: 'This is not the kind of number that is asked for. Write it again, or type it.',
  },
  failed: 'The picture cannot be read. Choose a PNG, JPEG or WebP file, or type the number.',
  notLoaded: 'The reader could not be loaded. Type the number.',
  missing: 'Write or type a number.',
  notANumber: 'Type a number.',
  wrongFormat: 'This is not the kind of number that is asked for.',
  unanswered: (text) => `Answer first: is it ${text}?`,
  unread: 'The number is still being read.',
};
