import { DIGIT_SIDE } from '../types.ts';

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

/** What a bundle says about its model: `manifest.json`. */
export type Manifest = {
  readonly format: 'cifra-bundle/1';
  readonly name: string;
  readonly version: string;
  readonly task: 'digit';
  readonly labels: readonly string[];
  readonly input: {
    readonly name: string;
    readonly shape: readonly number[];
    readonly range: readonly number[];
  };
  readonly outputs: { readonly logits: string; readonly features: string };
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
  };
  readonly figures: readonly Figure[];
  readonly refusal?: RefusalThresholds;
};

type Json = Readonly<Record<string, unknown>>;

/** Parses `manifest.json`; an error names the entry, what it is and what it should be. */
export function parseManifest(text: string): Manifest {
  const manifest = object(json(text), '(all)');
  if (manifest.format !== 'cifra-bundle/1') fail('format', manifest.format, '"cifra-bundle/1"');
  if (manifest.task !== 'digit') fail('task', manifest.task, '"digit"');
  for (const key of ['name', 'version']) string(manifest[key], key);
  checkLabels(manifest.labels);
  checkInput(object(manifest.input, 'input'));
  const outputs = object(manifest.outputs, 'outputs');
  for (const key of ['logits', 'features']) string(outputs[key], `outputs.${key}`);
  if (!(finite(manifest.temperature, 'temperature') > 0))
    fail('temperature', manifest.temperature, 'above 0');
  for (const key of ['multiplyAdds', 'parameters']) finite(manifest[key], key);
  checkFiles(object(manifest.files, 'files'));
  object(manifest.training, 'training');
  if (!Array.isArray(manifest.figures)) fail('figures', manifest.figures, 'a list');
  if (manifest.refusal !== undefined) checkRefusal(object(manifest.refusal, 'refusal'));
  return manifest as unknown as Manifest;
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Error(`manifest.json is not JSON: ${(error as Error).message}`);
  }
}

function checkLabels(labels: unknown): void {
  const digits = Array.from({ length: 10 }, (_, digit) => String(digit));
  if (JSON.stringify(labels) !== JSON.stringify(digits)) fail('labels', labels, JSON.stringify(digits));
}

function checkInput(input: Json): void {
  string(input.name, 'input.name');
  const shape = [1, DIGIT_SIDE, DIGIT_SIDE];
  if (JSON.stringify(input.shape) !== JSON.stringify(shape))
    fail('input.shape', input.shape, JSON.stringify(shape));
  if (JSON.stringify(input.range) !== '[0,1]') fail('input.range', input.range, '[0,1]: ink, 0 = paper');
}

function checkFiles(files: Json): void {
  for (const [name, hash] of Object.entries(files)) {
    if (!/^[0-9a-f]{64}$/.test(String(hash)))
      fail(`files["${name}"]`, hash, 'a SHA-256 in lower-case hexadecimal');
  }
  if (files['model.onnx'] === undefined) fail('files["model.onnx"]', undefined, 'a SHA-256');
}

function checkRefusal(refusal: Json): void {
  const probability = finite(refusal.minimumProbability, 'refusal.minimumProbability');
  if (probability < 0 || probability > 1) fail('refusal.minimumProbability', probability, 'in [0, 1]');
  finite(refusal.minimumEnergy, 'refusal.minimumEnergy');
}

function object(value: unknown, entry: string): Json {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) fail(entry, value, 'an object');
  return value as Json;
}

function string(value: unknown, entry: string): void {
  if (typeof value !== 'string' || value === '') fail(entry, value, 'a text');
}

function finite(value: unknown, entry: string): number {
  if (typeof value !== 'number' || !Number.isFinite(value)) fail(entry, value, 'a number');
  return value as number;
}

function fail(entry: string, got: unknown, wanted: string): never {
  throw new Error(`manifest.json: ${entry} is ${JSON.stringify(got)}, wanted ${wanted}`);
}
