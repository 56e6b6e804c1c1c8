import { STRIP_HEIGHT } from '../strip.ts';
import { DIGIT_SIDE } from '../types.ts';
import { amount, fail, finite, type Json, object, share, string } from './manifestFields.ts';
import { checkFigures, checkTraining } from './manifestOrigin.ts';
import { SYMBOLS } from './symbols.ts';

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

/** When a reading is refused; chosen on validation data, kept with the model they were chosen for. */
export type RefusalThresholds = {
  /** Below this probability of the best digit the reading is refused. */
  readonly minimumProbability: number;
  /** Below this energy (log-sum-exp of the logits over the temperature) the ink is no digit. */
  readonly minimumEnergy: number;
};

/** What every bundle says about its model: `manifest.json`. */
type ManifestHead = {
  readonly format: 'cifra-bundle/1';
  readonly name: string;
  readonly version: string;
  /** Logits are divided by it before the softmax (Guo et al. 2017). */
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
    /** The run whose weights it began with. */
    readonly from?: {
      readonly recipe: string;
      readonly recipeHash: string;
      readonly seed: number;
      readonly step: number;
    };
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
  /** Ascending probabilities; wanted where a caller says how many errors are allowed. */
  readonly riskCoverage?: readonly RiskPoint[];
  /** Ascending coverages. */
  readonly conformal?: readonly ConformalSet[];
  /** Of the feature map that `explain.onnx` gives out. */
  readonly explain?: MapFrame;
};

/** Where the cells of a feature map lie over the image: the centre of cell i is at `origin` + i · `stride` pixels. */
export type MapFrame = { readonly stride: number; readonly origin: number };

/** All digits of at least a probability: for a share of `coverage` of digits the right one is among them. */
export type ConformalSet = { readonly coverage: number; readonly minimumProbability: number };

/** What is risked by accepting all readings of at least this probability, measured on validation data. */
export type RiskPoint = {
  readonly minimumProbability: number;
  /** Share of the accepted readings that are wrong. */
  readonly risk: number;
  /** Share of all readings that are accepted. */
  readonly coverage: number;
};

/** A model that reads a strip of digits and marks, column by column. */
export type NumberManifest = ManifestHead & {
  readonly task: 'number';
  /** The symbols of its classes; CTC's blank is one more, the last. */
  readonly labels: readonly string[];
  /** `shape` [1, height, -1]: any width that `stride` divides. */
  readonly input: {
    readonly name: string;
    readonly shape: readonly number[];
    readonly range: readonly number[];
    /** pixels a column */
    readonly stride: number;
  };
  readonly outputs: { readonly logits: string };
  /** Log odds of a string → log odds that it is right: slope · x + intercept (Platt 1999). */
  readonly calibration: { readonly slope: number; readonly intercept: number };
  /** Ascending probabilities. */
  readonly riskCoverage: readonly RiskPoint[];
};

export type Manifest = DigitManifest | NumberManifest;
export type Task = Manifest['task'];
export type ManifestOf<T extends Task> = Extract<Manifest, { readonly task: T }>;

/** Parses `manifest.json`; an error names the entry, what it is and what it should be. */
export function parseManifest(text: string): Manifest {
  const manifest = object(json(text), '(all)');
  if (manifest.format !== 'cifra-bundle/1') fail('format', manifest.format, '"cifra-bundle/1"');
  for (const key of ['name', 'version']) string(manifest[key], key);
  if (manifest.task === 'digit') checkDigitModel(manifest);
  else if (manifest.task === 'number') checkNumberModel(manifest);
  else fail('task', manifest.task, '"digit" or "number"');
  if (!(finite(manifest.temperature, 'temperature') > 0))
    fail('temperature', manifest.temperature, 'above 0');
  for (const key of ['multiplyAdds', 'parameters']) amount(manifest[key], key);
  checkFiles(object(manifest.files, 'files'));
  checkTraining(object(manifest.training, 'training'));
  checkFigures(manifest.figures);
  return manifest as unknown as Manifest;
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Error(`manifest.json is not JSON: ${(error as Error).message}`);
  }
}

const DIGITS = Array.from({ length: 10 }, (_, digit) => String(digit));

function checkDigitModel(manifest: Json): void {
  same(manifest.labels, DIGITS, 'labels');
  checkInput(object(manifest.input, 'input'), [1, DIGIT_SIDE, DIGIT_SIDE]);
  const outputs = object(manifest.outputs, 'outputs');
  for (const key of ['logits', 'features']) string(outputs[key], `outputs.${key}`);
  if (manifest.refusal !== undefined) checkRefusal(object(manifest.refusal, 'refusal'));
  if (manifest.riskCoverage !== undefined) checkCurve(manifest.riskCoverage);
  if (manifest.conformal !== undefined) {
    checkShares(manifest.conformal, 'conformal', ['coverage', 'minimumProbability']);
  }
  if (manifest.explain !== undefined) checkFrame(object(manifest.explain, 'explain'));
}

function checkFrame({ stride, origin }: Json): void {
  if (!(finite(stride, 'explain.stride') > 0)) fail('explain.stride', stride, 'above 0');
  finite(origin, 'explain.origin');
}

function checkNumberModel(manifest: Json): void {
  same(manifest.labels, SYMBOLS, 'labels');
  const input = object(manifest.input, 'input');
  checkInput(input, [1, STRIP_HEIGHT, -1]);
  const stride = finite(input.stride, 'input.stride');
  if (!(Number.isInteger(stride) && stride >= 1)) fail('input.stride', stride, 'a whole number from 1');
  string(object(manifest.outputs, 'outputs').logits, 'outputs.logits');
  const calibration = object(manifest.calibration, 'calibration');
  for (const key of ['slope', 'intercept']) finite(calibration[key], `calibration.${key}`);
  checkCurve(manifest.riskCoverage);
}

function checkCurve(curve: unknown): void {
  checkShares(curve, 'riskCoverage', ['minimumProbability', 'risk', 'coverage']);
}

/** A list of at least one object whose `keys` are shares. */
function checkShares(list: unknown, entry: string, keys: readonly string[]): void {
  if (!Array.isArray(list) || list.length === 0) fail(entry, list, 'a list of at least one point');
  for (const [i, point] of (list as unknown[]).entries()) {
    for (const key of keys) share(object(point, `${entry}[${i}]`)[key], `${entry}[${i}].${key}`);
  }
}

function checkInput(input: Json, shape: readonly number[]): void {
  string(input.name, 'input.name');
  same(input.shape, shape, 'input.shape');
  if (JSON.stringify(input.range) !== '[0,1]') fail('input.range', input.range, '[0,1]: ink, 0 = paper');
}

function same(got: unknown, wanted: readonly unknown[], entry: string): void {
  if (JSON.stringify(got) !== JSON.stringify(wanted)) fail(entry, got, JSON.stringify(wanted));
}

function checkFiles(files: Json): void {
  for (const [name, hash] of Object.entries(files)) {
    // A name with a slash would lead out of the bundle's folder.
    if (!/^\w[\w.-]*$/.test(name)) fail('files', name, 'names of files in the folder of the bundle');
    if (!/^[0-9a-f]{64}$/.test(String(hash)))
      fail(`files["${name}"]`, hash, 'a SHA-256 in lower-case hexadecimal');
  }
  if (files['model.onnx'] === undefined) fail('files["model.onnx"]', undefined, 'a SHA-256');
}

function checkRefusal(refusal: Json): void {
  share(refusal.minimumProbability, 'refusal.minimumProbability');
  finite(refusal.minimumEnergy, 'refusal.minimumEnergy');
}
