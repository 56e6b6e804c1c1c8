import { DIGIT_SIDE } from '../base/types.ts';
import { STRIP_HEIGHT } from '../frames/strip.ts';
import {
  asObject,
  type Check,
  constant,
  dictionary,
  FieldError,
  list,
  number,
  oneOf,
  openRecord,
  optional,
  text,
} from '../json/check.ts';
import { parseJson } from '../json/parseJson.ts';
import { sha256Text } from './checks.ts';
import { figures, training } from './manifestOrigin.ts';
import { CELL, LINE_KINDS, PAGE_CLASSES } from './pageClasses.ts';
import { OTHER, SYMBOLS } from './symbols.ts';

/** One measured figure of a released model. */
export type Figure = {
  readonly name: string;
  readonly data: string;
  readonly metric: string;
  readonly value: number;
  readonly n: number;
  readonly interval95: readonly [number, number];
  readonly command: string;
};

/**
 * Thresholds below which a reading is refused. They were chosen on validation data for this model.
 */
export type RefusalThresholds = {
  /** Below this probability of the best digit the reading is refused. */
  readonly minimumProbability: number;
  /** Below this energy (log-sum-exp of the logits over the temperature) the ink is not a digit. */
  readonly minimumEnergy: number;
};

/** What every bundle says about its model: `manifest.json`. */
type ManifestHead = {
  readonly format: 'cifra-bundle/1';
  readonly name: string;
  readonly version: string;
  /** Logits are divided by this number before the softmax (Guo et al. 2017). */
  readonly temperature: number;
  readonly multiplyAdds: number;
  readonly parameters: number;
  /** SHA-256 of each file, lower-case hexadecimal. */
  readonly files: Readonly<Record<string, string>>;
  readonly training: {
    readonly recipe: object;
    readonly seed: number;
    readonly commit: string;
    readonly versions: Readonly<Record<string, string>>;
    readonly data: Readonly<Record<string, string>>;
    readonly epochs: number;
    /** The weights that the training started with: a step of a run, or a released model. */
    readonly from?: {
      readonly recipe: string;
      readonly recipeHash: string;
      readonly seed: number;
      readonly step?: number;
      readonly model?: string;
    };
    /** The weights are the mean with those of a released model; the share is that of the run's. */
    readonly mean?: { readonly model: string; readonly share: number };
  };
  readonly figures: readonly Figure[];
};

/** A model that reads one digit in MNIST's frame. */
export type DigitManifest = ManifestHead & {
  readonly task: 'digit';
  readonly labels: readonly string[];
  readonly input: {
    readonly name: string;
    readonly shape: readonly number[];
    readonly range: readonly number[];
  };
  readonly outputs: { readonly logits: string; readonly features: string };
  readonly refusal?: RefusalThresholds;
  /** Ascending probabilities; used if a caller limits the share of errors. */
  readonly riskCoverage?: readonly RiskPoint[];
  /** Ascending coverages. */
  readonly conformal?: readonly ConformalSet[];
  /** Position of the feature map that `explain.onnx` returns. */
  readonly explain?: MapFrame;
};

/**
 * Where the cells of a feature map lie over the image: the centre of cell i is at `origin` + i ·
 * `stride` pixels.
 */
export type MapFrame = { readonly stride: number; readonly origin: number };

/**
 * The set of all digits with at least a minimum probability. In a share of `coverage` of all cases,
 * the set contains the right digit.
 */
export type ConformalSet = { readonly coverage: number; readonly minimumProbability: number };

/**
 * The effect of accepting all readings of at least this probability, measured on validation data.
 */
export type RiskPoint = {
  readonly minimumProbability: number;
  /** Share of the accepted readings that are wrong. */
  readonly risk: number;
  /** Share of all readings that are accepted. */
  readonly coverage: number;
};

/** A picture whose sides of size -1 may have any length that `stride` divides. */
type StridedInput = {
  readonly name: string;
  readonly shape: readonly number[];
  readonly range: readonly number[];
  /** pixels */
  readonly stride: number;
};

/** A model that reads a strip of digits and marks, column by column. */
export type NumberManifest = ManifestHead & {
  readonly task: 'number';
  /**
   * The symbols that it knows, in the order of its classes. The last class, CTC's blank, has no symbol
   * here.
   */
  readonly labels: readonly string[];
  /** `shape` [1, height, -1]: any width that `stride`, pixels a column, divides. */
  readonly input: StridedInput;
  readonly outputs: { readonly logits: string };
  /** Log odds of a string → log odds that it is right: slope · x + intercept (Platt 1999). */
  readonly calibration: { readonly slope: number; readonly intercept: number };
  /** Ascending probabilities. */
  readonly riskCoverage: readonly RiskPoint[];
};

/** A model that labels the cells of a page and finds its text lines (`pageModel.ts`). */
export type PageManifest = ManifestHead & {
  readonly task: 'page';
  /** `PAGE_CLASSES`. */
  readonly labels: readonly string[];
  /** `LINE_KINDS`. */
  readonly lineKinds: readonly string[];
  /** `shape` [1, -1, -1]: any height and width that `stride` divides. */
  readonly input: StridedInput;
  readonly outputs: { readonly logits: string };
};

export type Manifest = DigitManifest | NumberManifest | PageManifest;
export type Task = Manifest['task'];
/** A model that reads digits by itself. */
export type ReadingManifest = DigitManifest | NumberManifest;
export type ManifestOf<T extends Task> = Extract<Manifest, { readonly task: T }>;

/**
 * Parses the text of `manifest.json`. Unknown fields are kept.
 * @throws FieldError that names the first wrong field
 */
export function parseManifest(text: string): Manifest {
  const value = parseJson(text, 'manifest.json');
  const { task } = manifestHead(value, 'manifest');
  return manifests[task](value, 'manifest');
}

/** The fields that decide how the others are checked. */
const manifestHead = openRecord({
  format: constant('cifra-bundle/1'),
  task: oneOf('digit', 'number', 'page'),
});

const DIGITS = Array.from({ length: 10 }, (_, digit) => String(digit));
const positive = number({ above: 0 });
const amount = number({ from: 0 });
const share = number({ from: 0, to: 1 });
const range = constant([0, 1]);

const files: Check<Readonly<Record<string, string>>> = (value, path) => {
  // A name with a slash could point outside the bundle's folder.
  const unsafe = Object.keys(asObject(value, path)).find((name) => !/^\w[\w.-]*$/.test(name));
  if (unsafe !== undefined) throw new FieldError(path, unsafe, 'names of files in the folder of the bundle');
  openRecord({ 'model.onnx': sha256Text })(value, path);
  return dictionary(sha256Text)(value, path);
};

const head = {
  format: constant('cifra-bundle/1'),
  name: text(),
  version: text(),
  temperature: positive,
  multiplyAdds: amount,
  parameters: amount,
  files,
  training,
  figures,
};

const riskCoverage: Check<readonly RiskPoint[]> = list(
  openRecord({ minimumProbability: share, risk: share, coverage: share }),
  { atLeast: 1 },
);

const digitManifest: Check<DigitManifest> = openRecord({
  ...head,
  task: oneOf('digit'),
  labels: constant(DIGITS),
  input: openRecord({ name: text(), shape: constant([1, DIGIT_SIDE, DIGIT_SIDE]), range }),
  outputs: openRecord({ logits: text(), features: text() }),
  refusal: optional(openRecord({ minimumProbability: share, minimumEnergy: number() })),
  riskCoverage: optional(riskCoverage),
  conformal: optional(list(openRecord({ coverage: share, minimumProbability: share }), { atLeast: 1 })),
  explain: optional(openRecord({ stride: positive, origin: number() })),
});

/** Digits first; then any known symbols, each once, with one for unknown ink. */
const lineLabels: Check<readonly string[]> = (value, path) => {
  const labels = list(text())(value, path);
  const isKnown = labels.every((label, i) => SYMBOLS.includes(label) && labels.indexOf(label) === i);
  if (isKnown && DIGITS.every((digit, i) => labels[i] === digit) && labels.includes(OTHER)) return labels;
  throw new FieldError(
    path,
    value,
    `the digits, then symbols among ${SYMBOLS.slice(10).join(' ')}, with ${OTHER}`,
  );
};

const numberManifest: Check<NumberManifest> = openRecord({
  ...head,
  task: oneOf('number'),
  labels: lineLabels,
  input: openRecord({
    name: text(),
    shape: constant([1, STRIP_HEIGHT, -1]),
    range,
    stride: number({ from: 1, whole: true }),
  }),
  outputs: openRecord({ logits: text() }),
  calibration: openRecord({ slope: number(), intercept: number() }),
  riskCoverage,
});

const pageManifest: Check<PageManifest> = openRecord({
  ...head,
  task: oneOf('page'),
  labels: constant([...PAGE_CLASSES]),
  lineKinds: constant([...LINE_KINDS]),
  input: openRecord({
    name: text(),
    shape: constant([1, -1, -1]),
    range,
    stride: number({ from: CELL, whole: true }),
  }),
  outputs: openRecord({ logits: text() }),
});

const manifests: { readonly [T in Task]: Check<ManifestOf<T>> } = {
  digit: digitManifest,
  number: numberManifest,
  page: pageManifest,
};
