import type { DigitManifest, Figure, RefusalThresholds } from '@cifra/core/model/manifest.ts';
import { manualSources } from '../data/sources/catalogue.ts';
import type { Report } from '../evaluation/report/report.ts';
import type { WorldFile } from '../evaluation/world/worldFile.ts';
import { percent } from '../plot/percent.ts';
import type { DigitRecipe } from '../recipe/digitRecipe.ts';
import type { StrokeData } from '../recipe/strokeData.ts';
import { beginning } from './beginning.ts';
import { analysesIn, evaluationDataIn, factorsIn, modelIndex } from './cardFigures.ts';
import { worldIn } from './cardWorld.ts';
import { curveSection, type LearningCurve, measuredCurve } from './learningCurve.ts';

/** manifest.json of a bundle, with the whole recipe that made it. */
export type BundleManifest = DigitManifest & {
  readonly training: { readonly recipe: DigitRecipe };
  readonly refusal: RefusalThresholds;
};

/**
 * The model card (Mitchell et al. 2019), with the front matter that Hugging Face reads. Contains
 * only what is in the manifest, the figures of an evaluation of the same model, if there is one, and
 * the learning curve, if one was measured.
 *
 * @param manifest of a digit model
 * @param report of `evaluate`
 * @param world how it reads groups of writers, if that was measured
 * @param curve how accuracy depends on the data, if that was measured
 * @returns Markdown
 * @example
 * import { loadBundle, modelFolder } from '@cifra/node';
 * import { modelCard } from '@cifra/training';
 *
 * const { manifest } = await loadBundle(modelFolder('digit'), 'digit');
 * console.log(modelCard(manifest).split('\n').find((line) => line.startsWith('#')));
 */
export function modelCard(
  manifest: DigitManifest,
  report?: Report,
  world?: WorldFile,
  curve = measuredCurve(),
): string {
  return `${[frontMatter(manifest, report), ...sections(manifest, report, world, curve)].join('\n\n')}\n`;
}

/**
 * The part of a manifest's recipe that the card shows; a bundle made elsewhere may have none of it.
 */
type KnownRecipe = Partial<Pick<DigitRecipe, 'name' | 'version' | 'description'>> & {
  readonly data?: Partial<DigitRecipe['data']>;
};

function frontMatter(manifest: DigitManifest, report: Report | undefined): string {
  const { data } = manifest.training.recipe as KnownRecipe;
  const known = ['mnist', 'usps'].filter((set) => set === data?.train);
  return [
    '---',
    'license: apache-2.0',
    'library_name: onnx',
    'pipeline_tag: image-classification',
    'tags:',
    '  - handwritten-digits',
    '  - onnx',
    ...known.flatMap((set) => ['datasets:', `  - ${set}`]),
    'metrics:',
    '  - accuracy',
    ...(report ? modelIndex(report) : []),
    '---',
  ].join('\n');
}

function sections(
  manifest: DigitManifest,
  report: Report | undefined,
  world: WorldFile | undefined,
  curve: LearningCurve | null,
): string[] {
  const { name, version, multiplyAdds, parameters, training, temperature, figures } = manifest;
  const { seed, commit, epochs } = training;
  const recipe = training.recipe as KnownRecipe;
  const made = recipe.name ? `from its recipe \`${recipe.name}\` ${recipe.version}, ` : '';
  return [
    `# ${name} ${version}`,
    ...(recipe.description ? [recipe.description] : []),
    `## Model details

- Reads one handwritten digit: a picture of 28×28 ink values (0 = paper, 1 = ink) becomes ten scores.
- ${thousands(parameters)} parameters, ${thousands(multiplyAdds)} multiply-adds per picture; ONNX, any batch size.
- Made by the Cifra project ${made}seed ${seed}, commit \`${commit}\`, ${epochs} epochs${beginning(training)}.
- Licence: Apache-2.0.`,
    `## Intended use

For single handwritten digits 0–9 that Cifra has scaled and centred as in MNIST. Do not use it for letters or printed
digits. Do not use it for decisions about people unless a person can check the picture.`,
    `## Factors

Handwriting differs by country, age, schooling, pen and scanner. ${writersOf(recipe)}${report ? `\n\n${factorsIn(report)}` : ''}`,
    `## Metrics

Accuracy is the share of digits read correctly, with Wilson's 95 % interval. Probabilities are softmax(logits / ${temperature}); the
temperature was fitted on the validation digits. ${refusalOf(manifest)}`,
    `## Evaluation data

Validation digits were held out of training${recipe.data?.train === 'mnist' ? ', whole writers at a time' : ''}. Epoch, temperature and the refusal thresholds were
chosen on these digits, so the figures on them are slightly too good.${report ? `\n\n${evaluationDataIn(report)}` : ''}`,
    `## Training data

${trainingData(manifest)}`,
    `## Quantitative analyses

${[figureTable(figures), ...(report ? [analysesIn(report)] : []), ...(world ? [worldIn(world)] : [])].join('\n\n')}`,
    ...(curve ? [curveSection(curve)] : []),
    `## Ethical considerations

The network sees only ink. A misread amount or code can do harm: use the confidence, and let a person check
the refused readings.`,
    `## Caveats and recommendations

The network scores the ten digits for any picture, even if it shows no digit. Cifra's reader refuses such pictures before
or after the network. Measure on your own handwriting before you rely on it.`,
  ];
}

function refusalOf({ refusal }: DigitManifest): string {
  if (!refusal) return 'The bundle has no refusal thresholds.';
  return `A reading is refused if\nits probability is below ${refusal.minimumProbability}, or if log Σ exp(logit / temperature) is below ${refusal.minimumEnergy}.`;
}

function writersOf({ data }: KnownRecipe): string {
  if (data?.strokes)
    return 'This model was trained on the data below: pictures of pen writing, and pen strokes that were recorded on tablets before 2000.';
  return data?.train === 'mnist'
    ? 'This model was trained on digits by American census employees and high-school students of about 1990; a 1 with an upstroke or a crossed 7 was rare there.'
    : 'This model learned only from the data below.';
}

function trainingData({ training }: DigitManifest): string {
  const { train, nonDigits = 0, strokes } = (training.recipe as KnownRecipe).data ?? {};
  const files = Object.entries(training.data).map(([file, hash]) => `- \`${file}\`: \`${hash}\``);
  const named = train
    ? `\`${train}\`, changed at random by the recipe's augmentation.`
    : 'Not named in the bundle.';
  const others =
    nonDigits > 0
      ? [
          `In addition, ${thousands(nonDigits)} pictures of non-digits, whose target is the same probability for each of the ten digits: synthetic letters,`,
          'scribbles and marks, and real digits that are mirrored or rotated by 90 degrees.',
        ]
      : [];
  return [named, ...others, ...(strokes ? [strokeText(strokes)] : []), ...files].join('\n');
}

function strokeText({ share, leaveOut = [], writers, nonDigits = 0 }: StrokeData): string {
  const { unipen, pendigits } = manualSources;
  const without = leaveOut.length > 0 ? ` Left out: ${leaveOut.join(', ')}.` : '';
  const by = writers === undefined ? '' : ` of ${thousands(writers)} writers`;
  const negatives = nonDigits > 0 ? ` ${thousands(nonDigits)} letters and marks an epoch are negatives.` : '';
  return (
    `${percent(share)} of the digits of an epoch are drawn from pen strokes${by}.${without}${negatives} ` +
    `Strokes: ${unipen.credit} (${unipen.terms}); ${pendigits.credit} (${pendigits.terms}).`
  );
}

/** The table of the figures in a manifest. */
export function figureTable(figures: readonly Figure[]): string {
  return [
    '| figure | data | value | 95 % interval | n | command |',
    '|---|---|---|---|---|---|',
    ...figures.map(figureRow),
  ].join('\n');
}

function figureRow({ name, data, metric, value, interval95: [low, high], n, command }: Figure): string {
  const show = (x: number) => (metric === 'accuracy' ? percent(x) : x.toPrecision(3));
  return `| ${name} | ${data} | ${show(value)} | ${show(low)} – ${show(high)} | ${n} | \`${command}\` |`;
}

export const thousands = (n: number) => String(n).replace(/\B(?=(\d{3})+$)/g, ',');
