import type { Picture } from '@cifra/core/base/types.ts';
import type { Expect } from '@cifra/core/format/expect.ts';
import type { NumberManifest } from '@cifra/core/model/manifest.ts';
import { digitsOf } from '@cifra/core/model/symbols.ts';
import { type Cheque, readCheques } from '../data/formats/cheques.ts';
import { correctedDigits } from '../data/formats/wrongLabels.ts';
import { requireSets } from '../data/sources/requireSets.ts';
import type { StripData } from '../recipe/numberRecipe.ts';
import { stripCollections } from '../recipe/stripCollections.ts';
import { type FormatName, formatPictures } from '../synthetic/lines/formatPictures.ts';
import type { RecordedLine } from '../synthetic/lines/recordedLine.ts';
import {
  otherPictures,
  type PictureOfText,
  recordedPictures,
  strokePictures,
  struckOutPictures,
} from '../synthetic/lines/strokePictures.ts';
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

/** Sets that calibrate a model, and sets that only measure it. */
export type ReleaseSets = {
  /** Sets of each group of writers, by the group's name: the promise is kept in the worst group. */
  readonly calibrate: Readonly<Record<string, CalibrationSets>>;
  readonly measure: CalibrationSets;
  /** Pictures without a number, which thresholds should refuse, by name. */
  readonly without: Readonly<Record<string, readonly Picture[]>>;
};

type Decode = (bytes: Uint8Array) => Promise<Picture>;

/**
 * Pictures held out for validation, which neither model learned from: the cheques of ORAND-CAR-A's
 * validation part with the wrong labels corrected, numbers by MNIST's training writers, and numbers
 * from pen strokes of UNIPEN and pendigits. No test set. Cheques and MNIST calibrate only a model
 * whose recipe learns from them: otherwise thresholds would depend on data whose terms the recipe
 * avoids. Such a model reads all cheques, of which it has seen none.
 */
export async function calibrationSets(
  root: string,
  decode: Decode,
  { training }: Pick<NumberManifest, 'training'>,
): Promise<ReleaseSets> {
  const { data = {} } = training.recipe as { data?: Partial<StripData> };
  const use = stripCollections(data);
  requireSets(root, ['mnist', 'qmnist', 'orand-car-a']);
  const read = await readCheques(root, decode);
  const mnist = mnistSets(await heldOutWriters(root));
  const { heldOut } = await loadStrokeLines(root, { ...HELD_OUT, leaveOut: data.strokes?.leaveOut });
  const cheques: CalibrationSets = {
    'orand-car-a, every fifth cheque, corrected labels': amounts(read.validation),
  };
  const strokes: CalibrationSets = {
    'whole numbers recorded by held-out UNIPEN writers': recorded(heldOut.numbers),
    'numbers of five digits by one held-out writer of strokes each': fromStrokes(heldOut.writers),
  };
  return {
    calibrate: {
      ...(use.cheques && { cheques }),
      ...(use.mnist && { 'numbers by MNIST writers': mnist }),
      'numbers from strokes': strokes,
    },
    measure: {
      ...(!use.cheques && { 'orand-car-a, all cheques, corrected labels': amounts(read.all), ...cheques }),
      ...(!use.mnist && mnist),
    },
    without: withoutNumbers(heldOut),
  };
}

function withoutNumbers(heldOut: StrokeLines): ReleaseSets['without'] {
  const pictures = (drawn: readonly PictureOfText[]) => drawn.map(({ picture }) => picture);
  return {
    'letters and scribbles by held-out writers, with or without digits': pictures(
      otherPictures(heldOut, 200),
    ),
    'crossed-out numbers by held-out writers': pictures(struckOutPictures(heldOut.writers, 100)),
  };
}

function mnistSets(writers: readonly WriterDigits[]): CalibrationSets {
  return {
    'numbers of five digits by one held-out MNIST writer each, apart': fiveDigits(writers, 'apart'),
    'numbers of five digits by one held-out MNIST writer each, close': fiveDigits(writers, 'close'),
    'amounts by one held-out MNIST writer each': inFormat(writers, 'amount'),
    'dates by one held-out MNIST writer each': inFormat(writers, 'date'),
    'phone numbers by one held-out MNIST writer each': inFormat(writers, 'phone'),
  };
}

function amounts(cheques: readonly Cheque[]): CalibrationItem[] {
  return cheques.map((cheque) => ({
    picture: cheque.picture,
    digits: correctedDigits(cheque),
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
