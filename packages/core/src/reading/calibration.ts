import { CifraError } from '../base/error.ts';
import type { Expect } from '../format/expect.ts';
import { parseExpect } from '../format/parseExpect.ts';
import { type Check, constant, list, number, optional, record, text } from '../json/check.ts';
import { parseJson } from '../json/parseJson.ts';
import type { DigitManifest, NumberManifest, PageManifest } from '../model/manifest.ts';
import { type ModelId, modelId, modelIdOf } from '../model/modelId.ts';
import type { ReadingOptions } from './readingOptions.ts';

/** Labelled pictures, and what became of them with a threshold. */
export type CalibrationFigures = {
  readonly pictures: number;
  readonly accepted: number;
  readonly acceptedWrong: number;
};

/**
 * A threshold that was chosen with labelled pictures: the file that `cifra calibrate` writes. It
 * holds for the models, the format and the kind of pictures that it was made with.
 */
export type Calibration = CalibrationFigures & {
  readonly format: 'cifra-calibration/1';
  /** The models that read together; files of earlier versions of Cifra have no page model. */
  readonly models: { readonly digit: ModelId; readonly number: ModelId; readonly page?: ModelId };
  /** The expected format; absent if none was given. */
  readonly expect?: Expect;
  /** At most this share of all pictures is accepted and wrong, on average over calibrations. */
  readonly maxError: number;
  /** Readings with a lower confidence are refused. */
  readonly minimumConfidence: number;
  /** Groups for each of which `maxError` holds; absent if the pictures were not divided. */
  readonly groups?: readonly CalibrationGroup[];
};

/** `minimumConfidence`: the threshold that this group alone would need. */
export type CalibrationGroup = CalibrationFigures & {
  readonly name: string;
  readonly minimumConfidence: number;
};

const count = number({ from: 0, whole: true });
const confidence = number({ from: 0, to: 1 });
const figures = { pictures: count, accepted: count, acceptedWrong: count };
const expectField: Check<Expect> = (value) => parseExpect(value);

const calibration: Check<Calibration> = record({
  format: constant('cifra-calibration/1'),
  models: record({ digit: modelId, number: modelId, page: optional(modelId) }),
  expect: optional(expectField),
  maxError: number({ above: 0, below: 1 }),
  minimumConfidence: confidence,
  ...figures,
  groups: optional(list(record({ name: text(), minimumConfidence: confidence, ...figures }))),
});

/**
 * Parses the text of a calibration file.
 * @param origin the file's name, for errors
 * @throws CifraError that names the first wrong field
 */
export function parseCalibration(json: string, origin: string): Calibration {
  return calibration(parseJson(json, origin), origin);
}

type Manifests = {
  readonly digit: DigitManifest;
  readonly number: NumberManifest;
  readonly page: PageManifest;
};

/** @throws CifraError if the calibration was made with other models */
export function checkCalibratedModels({ models }: Calibration, manifests: Manifests): void {
  for (const task of ['digit', 'number', 'page'] as const) {
    const [made, used] = [models[task], modelIdOf(manifests[task])];
    if (made === undefined || JSON.stringify(made) === JSON.stringify(used)) continue;
    throw new CifraError(
      'wrong-calibration',
      `the calibration was made with ${describe(made)}, and the pictures are read with ${describe(used)}`,
      { hint: 'Use the same model, or run cifra calibrate again with this one.' },
    );
  }
}

/**
 * Returns the options for reading with a calibration.
 * @throws CifraError if the calibration was made with another format, or if `maxError` or a style is given
 */
export function calibratedOptions(
  { expect, minimumConfidence, maxError }: Calibration,
  options: ReadingOptions,
): ReadingOptions {
  if (options.maxError !== undefined)
    throw new CifraError(
      'wrong-calibration',
      `the calibration decides what is accepted (at most ${maxError} accepted and wrong): leave out maxError`,
    );
  if ((options.style ?? 'auto') !== 'auto')
    throw new CifraError(
      'wrong-calibration',
      `the calibration was made without a style of writing: leave out the style ${options.style}`,
    );
  const [made, used] = [expect, options.expect].map(describeFormat);
  if (made !== used)
    throw new CifraError('wrong-calibration', `the calibration was made with ${made}, and ${used} is given`, {
      hint: 'Read with the same format, or run cifra calibrate again with this one.',
    });
  return { ...options, minimumConfidence };
}

/** Canonical: the check of a format rebuilds its fields in one order. */
function describeFormat(expect: Expect | undefined): string {
  return expect === undefined ? 'no format' : `the format ${JSON.stringify(parseExpect(expect))}`;
}

function describe({ name, version, sha256 }: ModelId): string {
  return `${name} ${version} (${sha256.slice(0, 8)})`;
}
