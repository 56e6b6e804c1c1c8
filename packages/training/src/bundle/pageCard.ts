import type { PageManifest } from '@cifra/core/model/manifest.ts';
import { catalogue, manualSources } from '../data/sources/catalogue.ts';
import type { PageRecipe } from '../recipe/pageRecipe.ts';
import { beginning } from './beginning.ts';
import { figureTable, thousands } from './card.ts';

/** The model card (Mitchell et al. 2019) of a page model. Contains only what is in the manifest. */
export function pageCard(manifest: PageManifest, recipe: PageRecipe): string {
  const { name, version, training, figures } = manifest;
  const [least, most] = recipe.data.writing;
  return `${FRONT_MATTER}

# ${name} ${version}

${recipe.description}

## Model details

${modelDetails(manifest, recipe)}

## Intended use

The first step of reading a page: where the handwriting is, and where its lines are. Scale the picture so that digits are ${least} to
${most} pixels high. The model does not read. Do not use it to find people, or to tell who wrote something.

## Factors

It was trained on composed pages: recorded and drawn handwriting, printed text, forms, tables and grounds, as scanners, fax machines
and cameras show them. What is not composed it has not learned: screens, folds, stains, newspapers.

## Metrics

IoU is intersection over union of the cells of a class. Centres are cells on the middle half of a line's height; a cell counts as one
from a probability of 0.5. Errors of height and direction are medians over the true centres. Intervals are by resampling of crops.

## Evaluation data

Crops of composed pages with writers, typefaces, layouts and grounds that training never shows. The epoch was chosen on them, so the
figures on them are slightly too good. How the model does on real pages must be measured apart.

## Training data and their terms

${trainingData(training)}

## Quantitative analyses

${figureTable(figures)}

## Ethical considerations

A number that is not found is not read: let a person check pages on which every number matters.

## Caveats and recommendations

The probabilities of classes are not calibrated: rare classes count more in training.
`;
}

const FRONT_MATTER = `---
license: apache-2.0
library_name: onnx
pipeline_tag: image-segmentation
tags:
  - handwritten-numbers
  - document-layout
  - onnx
---`;

function modelDetails(
  { labels, lineKinds, input, multiplyAdds, parameters, training }: PageManifest,
  { crop, name, version }: PageRecipe,
): string {
  const { seed, commit, epochs } = training;
  return `- Labels the cells of a picture, 4×4 pixels each. The input is darkness, 1 - luma (0 = white, 1 = black), of any height and width that
  ${input.stride} divides. The output has ${labels.length + 4 + lineKinds.length} channels: scores of the classes (${labels.join(', ')}); of a cell on the middle of a text
  line; log2 of the line's height over 16 pixels; cosine and sine of its direction; scores of its kind (${lineKinds.join(', ')}).
- ${thousands(parameters)} parameters, ${thousands(multiplyAdds)} multiply-adds for ${crop}×${crop} pixels; ONNX.
- Made by the Cifra project from its recipe \`${name}\` ${version}, seed ${seed}, commit \`${commit}\`, ${epochs} epochs${beginning(training)}.
- Licence: Apache-2.0 for the project's own work; see the terms of the data below.`;
}

function trainingData({ data }: PageManifest['training']): string {
  const { mnist, qmnist } = catalogue.sources;
  const { unipen, pendigits } = manualSources;
  const files = Object.entries(data).map(([file, hash]) => `- \`${file}\`: \`${hash}\``);
  return [
    `- Pen strokes of digits, marks, letters and whole numbers. ${unipen.credit} (${unipen.terms}); ${pendigits.credit} (${pendigits.terms}).`,
    `- MNIST's training digits (LeCun, Cortes, Burges), joined to their writers by QMNIST's table. ${mnist.terms}. The table: ${qmnist.terms}.`,
    '- Typefaces from Fontsource, SIL Open Font License 1.1.',
    '- Layouts, paper, grounds, light and devices drawn by the project itself.',
    '',
    ...files,
  ].join('\n');
}
