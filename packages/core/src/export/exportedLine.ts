import type { DigitReading, Reading, Refusal } from '../base/types.ts';
import { around, type WholeBox, wholeBox } from './wholeBox.ts';

/** Something that a number or a character can be too. */
export type Other = { readonly text: string; readonly probability: number };

/** A character of a number. */
export type Character = {
  readonly text: string;
  /** Only digits have a place of their own. */
  readonly box: WholeBox | null;
  /** In [0, 1]; 0 in a refused reading. */
  readonly confidence: number;
  /** Other digits that it can be, most probable first; none in a refused reading. */
  readonly others: readonly Other[];
};

/** A group of characters without a space. */
export type Word = {
  readonly text: string;
  readonly box: WholeBox;
  readonly characters: readonly Character[];
};

/** A reading, arranged for the formats of text recognition. */
export type ExportedLine = {
  readonly id: string;
  readonly text: string;
  readonly box: WholeBox;
  readonly words: readonly Word[];
  /**
   * In [0, 1]. 0 in a refused reading, however probable it is: programs that accept by a threshold must
   * never accept it.
   */
  readonly confidence: number;
  /** Other numbers that it can be, most probable first. */
  readonly others: readonly Other[];
  readonly refusal: Refusal | null;
  readonly print: boolean;
};

type Size = { readonly width: number; readonly height: number };

/** What is less probable than this is not listed. */
const LEAST = 0.001;

/** Returns null for a reading without a place: blank paper. */
export function exportedLine(reading: Reading, id: string, size: Size): ExportedLine | null {
  if (reading.box === null) return null;
  const { text, accepted, refusal, candidates, print, confidence } = reading;
  const places = reading.digits.map(({ box }) => wholeBox(box, size));
  const box = around([wholeBox(reading.box, size), ...places]);
  const words = charactersOf(reading, places);
  return {
    id,
    text,
    box,
    words: words.map((characters) => ({
      text: characters.map((each) => each.text).join(''),
      box: words.length === 1 ? box : boxOfWord(characters, box),
      characters,
    })),
    confidence: accepted ? rounded(confidence) : 0,
    others: candidates
      .filter((other) => other.text !== text && other.text !== '' && other.probability >= LEAST)
      .map((other) => ({ text: other.text, probability: rounded(other.probability) })),
    refusal,
    print: print === true,
  };
}

/** A word of marks alone has the place of its line. */
function boxOfWord(characters: readonly Character[], line: WholeBox): WholeBox {
  const boxes = characters.flatMap(({ box }) => box ?? []);
  return boxes.length === 0 ? line : around(boxes);
}

/** Returns the characters of each word. */
function charactersOf(
  { text, digits, accepted, confidence }: Reading,
  places: readonly WholeBox[],
): Character[][] {
  // A format may write more or fewer digits than were read; then it is unknown which is which.
  const written = [...text].filter(isDigit);
  const isAligned =
    written.length === digits.length && written.every((each, i) => Number(each) === digits[i].digit);
  let next = 0;
  const character = (each: string): Character => {
    const place = isDigit(each) && isAligned ? next++ : -1;
    const digit = digits[place];
    return {
      text: each,
      box: places[place] ?? null,
      confidence: accepted ? rounded(digit?.probabilities[digit.digit] ?? confidence) : 0,
      others: accepted && digit ? othersOf(digit) : [],
    };
  };
  return text
    .split(' ')
    .filter((word) => word !== '')
    .map((word) => [...word].map(character));
}

function isDigit(character: string): boolean {
  return /^\d$/.test(character);
}

function othersOf({ digit, probabilities }: DigitReading): Other[] {
  return [...probabilities.entries()]
    .filter(([other, probability]) => other !== digit && probability >= LEAST)
    .sort((a, b) => b[1] - a[1])
    .map(([other, probability]) => ({ text: String(other), probability: rounded(probability) }));
}

/** Six decimals, as in the CSV of the command line. */
function rounded(probability: number): number {
  return Number(Math.min(1, Math.max(0, probability)).toFixed(6));
}
