import type { DigitManifest, Figure, RefusalThresholds } from '@cifra/core/model/manifest.ts';
import type { DigitRecipe } from './recipe.ts';

/** manifest.json of a bundle, with the whole recipe that made it. */
export type BundleManifest = DigitManifest & {
  readonly training: { readonly recipe: DigitRecipe };
  readonly refusal: RefusalThresholds;
};

/** The model card (Mitchell et al. 2019), with the front matter that Hugging Face reads; says only what the manifest knows. */
export function modelCard(manifest: BundleManifest): string {
  return `${[frontMatter(manifest), ...sections(manifest)].join('\n\n')}\n`;
}

function frontMatter({ training }: BundleManifest): string {
  const { train } = training.recipe.data;
  const known = ['mnist', 'usps'].includes(train) ? ['datasets:', `  - ${train}`] : [];
  return [
    '---',
    'license: apache-2.0',
    'library_name: onnx',
    'pipeline_tag: image-classification',
    'tags:',
    '  - handwritten-digits',
    '  - onnx',
    ...known,
    'metrics:',
    '  - accuracy',
    '---',
  ].join('\n');
}

function sections(manifest: BundleManifest): string[] {
  const { name, version, multiplyAdds, parameters, training, temperature, refusal, figures } = manifest;
  const { recipe, seed, commit, epochs } = training;
  return [
    `# ${name} ${version}`,
    recipe.description,
    `## Model details

- Reads one handwritten digit: a picture of 28×28 ink values (0 = paper, 1 = ink) becomes ten scores.
- ${thousands(parameters)} parameters, ${thousands(multiplyAdds)} multiply-adds a picture; ONNX, any batch size.
- Made by the Cifra project from its recipe \`${recipe.name}\` ${recipe.version}, seed ${seed}, commit \`${commit}\`, ${epochs} epochs.
- Licence: Apache-2.0.`,
    `## Intended use

For single digits 0–9 written by hand, put into MNIST's frame by Cifra's own normalisation. Not for letters, for printed
figures, or for decisions about people without somebody who can look at the picture.`,
    `## Factors

Handwriting differs by country, age, schooling, pen and scanner. ${writersOf(recipe)}`,
    `## Metrics

Accuracy is the share of digits read right, with Wilson's 95 % interval. Probabilities are softmax(logits / ${temperature}); the
temperature was fitted on the validation digits. Below a probability of
${refusal.minimumProbability}, or where log Σ exp(logit / temperature) is below ${refusal.minimumEnergy}, a reading is refused.`,
    `## Evaluation data

Validation digits were held out of training${recipe.data.train === 'mnist' ? ', all digits of a writer on one side' : ''}. Epoch, temperature and the threshold of refusal were
chosen on them, so that their figures are a little too good.`,
    `## Training data

${trainingData(manifest)}`,
    `## Quantitative analyses

| figure | data | value | 95 % interval | n | command |
|---|---|---|---|---|---|
${figures.map(figureRow).join('\n')}`,
    `## Ethical considerations

The network knows nothing but ink. A misread amount or code can still do harm: use the confidence, and let a person check
what is refused.`,
    `## Caveats and recommendations

A picture that holds no digit gets a digit's score all the same; Cifra's reader refuses such pictures before and after the
network. Measure on your own handwriting before you rely on it.`,
  ];
}

function writersOf({ data }: DigitRecipe): string {
  return data.train === 'mnist'
    ? 'This model learned from American census employees and high-school students of about 1990; a 1 with an upstroke or a crossed 7 was rare there.'
    : 'This model learned from the data below alone.';
}

function trainingData({ training }: BundleManifest): string {
  const { recipe, data } = training;
  const files = Object.entries(data).map(([file, hash]) => `- \`${file}\`: \`${hash}\``);
  return [`\`${recipe.data.train}\`, changed at random by the recipe's augmentation.`, ...files].join('\n');
}

/** One row of the table of figures. */
export function figureRow({
  name,
  data,
  metric,
  value,
  interval95: [low, high],
  n,
  command,
}: Figure): string {
  const show = (x: number) => (metric === 'accuracy' ? `${(100 * x).toFixed(2)} %` : x.toPrecision(3));
  return `| ${name} | ${data} | ${show(value)} | ${show(low)} – ${show(high)} | ${n} | \`${command}\` |`;
}

export const thousands = (n: number) => String(n).replace(/\B(?=(\d{3})+$)/g, ',');
