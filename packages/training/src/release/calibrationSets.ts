import type { Picture } from '@cifra/core/base/types.ts';
import type { Expect } from '@cifra/core/format/expect.ts';
import { digitsOf } from '@cifra/core/model/symbols.ts';
import { readCheques } from '../data/formats/cheques.ts';
import { WRONG_VALIDATION_LABELS } from '../data/formats/wrongLabels.ts';
import type { SiteFamily } from '../dataset/siteFamily.ts';
import { type FormatName, formatPictures } from '../synthetic/lines/formatPictures.ts';
import type { RecordedLine } from '../synthetic/lines/recordedLine.ts';
import { recordedPictures, strokePictures } from '../synthetic/lines/strokePictures.ts';
import type { WriterDigits } from '../synthetic/lines/writerDigits.ts';
import { writtenPictures } from '../synthetic/lines/writtenPictures.ts';
import { HELD_OUT, heldOutWriters } from '../tasks/line/stripSources.ts';
import { loadStrokeLines, type StrokeLines } from '../tasks/line/strokeLines.ts';

/** A picture of one number, its digits and its format. */
export type CalibrationItem = {
  readonly picture: Picture;
  readonly digits: string;
  /** Absent for numbers without a format of their own. */
  readonly expect?: Expect;
  /** Null where only the digits are known. */
  readonly value: string | null;
};

export type CalibrationSets = Readonly<Record<string, readonly CalibrationItem[]>>;

type Decode = (bytes: Uint8Array) => Promise<Picture>;

/**
 * Pictures held out for validation, which neither model learned from: the cheques of ORAND-CAR-A's
 * validation part with the wrong labels corrected, numbers by MNIST's training writers, and numbers
 * from pen strokes of UNIPEN and pendigits. No test set.
 * @param leaveOut families of sites that the line model left out
 */
export async function calibrationSets(
  root: string,
  decode: Decode,
  leaveOut?: readonly SiteFamily[],
): Promise<CalibrationSets> {
  const writers = await heldOutWriters(root);
  const { heldOut } = await loadStrokeLines(root, { ...HELD_OUT, leaveOut });
  return {
    'orand-car-a, every fifth cheque, corrected labels': await cheques(root, decode),
    'numbers of five digits by one held-out MNIST writer each, apart': fiveDigits(writers, 'apart'),
    'numbers of five digits by one held-out MNIST writer each, close': fiveDigits(writers, 'close'),
    'amounts by one held-out MNIST writer each': inFormat(writers, 'amount'),
    'dates by one held-out MNIST writer each': inFormat(writers, 'date'),
    'phone numbers by one held-out MNIST writer each': inFormat(writers, 'phone'),
    'whole numbers recorded by held-out UNIPEN writers': recorded(heldOut.numbers),
    'numbers of five digits by one held-out writer of strokes each': fromStrokes(heldOut.writers),
  };
}

async function cheques(root: string, decode: Decode): Promise<CalibrationItem[]> {
  const { validation } = await readCheques(root, decode);
  return validation.map(({ file, picture, digits }) => ({
    picture,
    digits: WRONG_VALIDATION_LABELS.get(file) ?? digits,
    expect: { kind: 'amount' },
    value: null,
  }));
}

function fiveDigits(writers: readonly WriterDigits[], how: 'apart' | 'close'): CalibrationItem[] {
  return writtenPictures(writers, 800, how).map(({ picture, digits }) => ({
    picture,
    digits,
    expect: { kind: 'digits', count: 5 },
    value: digits,
  }));
}

function inFormat(writers: readonly WriterDigits[], name: FormatName): CalibrationItem[] {
  return [...formatPictures(writers, 400, name, 'calibrate')].map(({ text, ...rest }) => ({
    ...rest,
    digits: digitsOf(text),
  }));
}

function recorded(numbers: readonly RecordedLine[]): CalibrationItem[] {
  return recordedPictures(numbers).map(({ picture, text }) => ({
    picture,
    digits: digitsOf(text),
    value: digitsOf(text),
  }));
}

function fromStrokes(writers: StrokeLines['writers']): CalibrationItem[] {
  return strokePictures(writers, 400).map(({ picture, text }) => ({
    picture,
    digits: text,
    expect: { kind: 'digits', count: text.length },
    value: text,
  }));
}
