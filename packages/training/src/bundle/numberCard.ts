import type { NumberManifest } from '@cifra/core/model/manifest.ts';
import { MAX_ERROR } from '@cifra/core/reading/readingOptions.ts';
import type { NumberReport } from '../evaluation/numbers/numberReport.ts';
import { english } from '../evaluation/words/english.ts';
import type { WorldFile } from '../evaluation/world/worldFile.ts';
import type { NumberRecipe } from '../recipe/numberRecipe.ts';
import { beginning } from './beginning.ts';
import { figureTable, thousands } from './card.ts';
import { calibrationError } from './cardFigures.ts';
import { worldIn } from './cardWorld.ts';
import { curveSection, measuredCurve } from './learningCurve.ts';
import { evaluationDataOf, factorsOf, trainingDataOf } from './numberCardData.ts';

/**
 * The model card (Mitchell et al. 2019) of a line model. Contains only what is in the manifest, the
 * figures of an evaluation of the same model, if there is one, and the learning curve of digit models,
 * if one was measured.
 * @param world how the whole reader reads groups of writers with it, if that was measured
 */
export function numberCard(
  manifest: NumberManifest,
  recipe: NumberRecipe,
  report?: NumberReport,
  world?: WorldFile,
  curve = measuredCurve(),
): string {
  const { name, version, temperature, calibration, figures } = manifest;
  return `${FRONT_MATTER}

# ${name} ${version}

${recipe.description}

## Model details

${modelDetails(manifest, recipe)}

## Intended use

For amounts, codes, dates, times and other handwritten numbers in one text line, cropped by Cifra's reader. Do not use it for
words or printed text. Do not use it for decisions about people unless a person can check the picture.

## Factors

${factorsOf(recipe)}

## Metrics

A string is right if all of its digits are right; the marks between them do not count. Probabilities are those of whole
strings, from columns at temperature ${temperature}, a prefix search, and then Platt scaling (slope ${calibration.slope}, intercept ${calibration.intercept}).
These, and the curve of risk and coverage in the manifest, were fitted on the validation lines. The curve's risk is that
of the worst group: each group of writers, and all of them together with lines that show no number.

## Evaluation data

${evaluationDataOf(recipe)}

## Training data and their terms

${trainingDataOf(manifest, recipe)}

## Quantitative analyses

${[
  figureTable(figures),
  ...(report ? [analysesOf(report)] : []),
  ...(world ? [worldIn(world)] : []),
  ...(curve ? [curveSection(curve)] : []),
].join('\n\n')}

## Ethical considerations

The network sees only ink. A misread amount can do harm: use the probability, and let a person check the refused readings.

## Caveats and recommendations

If it is unclear where a line starts or ends, ink next to the line may be read as part of it. Marks are read less reliably than
digits. If you give an expected format, the reader can decide better what they mean.
`;
}

const FRONT_MATTER = `---
license: apache-2.0
library_name: onnx
pipeline_tag: image-to-text
tags:
  - handwritten-numbers
  - onnx
metrics:
  - accuracy
---`;

function modelDetails(
  { labels, input, multiplyAdds, parameters, training }: NumberManifest,
  recipe: NumberRecipe,
): string {
  const { seed, commit, epochs } = training;
  return `- Reads one line of handwritten digits, with the marks between and around them. The input is a strip of ink 32 pixels high, of any length (0 = paper,
  1 = a firm stroke; digits about 26 pixels high). The output is scores for ${labels.length} symbols and a blank in every ${input.stride} pixels.
- Symbols: ${labels.map((label) => `\`${label}\``).join(' ')}; \`?\` is ink that is not a digit.
- ${thousands(parameters)} parameters, ${thousands(multiplyAdds)} multiply-adds for ${recipe.width} pixels; ONNX.
- Made by the Cifra project from its recipe \`${recipe.name}\` ${recipe.version}, seed ${seed}, commit \`${commit}\`, ${epochs} epochs${beginning(training)}.
- Licence: Apache-2.0 for the project's own work; see the terms of the data below.`;
}

function analysesOf({ command, sets }: NumberReport): string {
  const { percentWithRange } = english.numbers;
  const rows = sets.map(({ name, accuracy, digitErrors, calibration, acceptance }) => {
    const usual = acceptance.find(({ maxError }) => maxError === MAX_ERROR);
    const refused = usual ? `${percentWithRange(usual.refused)} | ${percentWithRange(usual.wrong)}` : '– | –';
    return `| ${name} | ${accuracy.n} | ${percentWithRange(accuracy)} | ${percentWithRange(digitErrors)} | ${calibrationError(calibration)} | ${refused} |`;
  });
  return [
    `By \`${command}\`, one strip at a time, without the rest of the reader; intervals are 95 %:`,
    '',
    '| set | n | all digits right | digit errors | ECE | refused at 1 % allowed errors | errors among the rest |',
    '|---|---|---|---|---|---|---|',
    ...rows,
  ].join('\n');
}
