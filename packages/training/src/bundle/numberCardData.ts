import type { NumberManifest } from '@cifra/core/model/manifest.ts';
import { WRONG_LABELS, WRONG_VALIDATION_LABELS } from '../data/formats/wrongLabels.ts';
import { catalogue, manualSources } from '../data/sources/catalogue.ts';
import type { NumberRecipe } from '../recipe/numberRecipe.ts';
import { type StripCollections, stripCollections } from '../recipe/stripCollections.ts';

/** Says who wrote the training data. A collection that the recipe does not use is not named. */
export function factorsOf({ data }: NumberRecipe): string {
  const use = stripCollections(data);
  const lines = [
    use.cheques && 'The cheques are Uruguayan: 1s have long upstrokes, 9s look like a P, and 7s have a bar.',
    use.mnist && "MNIST's writers are American census employees and students of about 1990.",
    use.strokes && 'UNIPEN and pendigits were recorded on tablets in several countries before 2000.',
    'Other handwriting is read worse: measure on your own handwriting.',
  ];
  return lines.filter(Boolean).join('\n');
}

/** Says which writing was held out, and which the model has never seen. */
export function evaluationDataOf({ data }: NumberRecipe): string {
  const use = stripCollections(data);
  const corrected = `The figures below use the published labels unless they say "corrected labels". These cheques have clearly wrong labels: ${listed(WRONG_VALIDATION_LABELS)}.`;
  const held = `${heldOut(data, use)}. Epoch, temperature and thresholds were chosen on them, so the figures on them are slightly too good.`;
  if (use.cheques) return `${held} ${corrected}`;
  return `${held}

Figures that say "zero-shot" are on writing from sources that this model neither learned from nor was calibrated on${use.mnist ? '' : ', MNIST included (the model of single digits knows other writers of MNIST)'}.
The cheques are all 1,080 of ORAND-CAR-A, photographed in Uruguay, with wrong labels corrected. Cifra's reader, which crops the
line and removes the printed paper, was developed with these cheques in view; this model's weights and thresholds were not.`;
}

function heldOut({ tuning }: NumberRecipe['data'], use: StripCollections): string {
  const parts = [
    use.cheques &&
      `${tuning ? `one in ${tuning} of the training cheques` : 'every fifth cheque'} of ORAND-CAR-A by file name`,
    use.mnist &&
      'numbers composed of digits by those MNIST training writers that are held out from this model and from the digit models',
    use.strokes &&
      'whole numbers and numbers composed of digits from strokes, by one writer in twelve of each family of sites',
  ].filter((part) => part !== false);
  const text =
    parts.length < 3 ? parts.join(', and ') : `${parts.slice(0, -1).join(', ')}, and ${parts.at(-1)}`;
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Lists the training data with their terms and hashes. */
export function trainingDataOf({ training: { data } }: NumberManifest, recipe: NumberRecipe): string {
  const { mnist, qmnist, usps } = catalogue.sources;
  const { unipen, pendigits } = manualSources;
  const use = stripCollections(recipe.data);
  const items = [
    use.cheques &&
      `ORAND-CAR-A (ICFHR 2014 competition), boxes by Fzkuji/Labeled_ORAND-CAR-A. ${manualSources['orand-car-a'].terms}: check these terms
  before you use the model for other purposes. Pictures with clearly wrong labels were left out: ${listed(WRONG_LABELS)}.`,
    use.mnist &&
      `MNIST's training digits (LeCun, Cortes, Burges), joined to their writers by QMNIST's table.
  ${mnist.terms}. The table: ${qmnist.terms}.`,
    use.usps &&
      `USPS's training digits (AT&T, as distributed with *The Elements of Statistical Learning*). ${usps.terms}.`,
    'Digits, marks, letters, scribbles and paper drawn by the project itself.',
    use.strokes &&
      `Pen strokes of digits, marks, letters and whole numbers. ${unipen.credit} (${unipen.terms}); ${pendigits.credit} (${pendigits.terms}).
  One writer in twelve of each family of sites is held out, the same writers of digits as for the digit models.${leftOut(recipe)}`,
  ];
  const files = Object.entries(data).map(([file, hash]) => `\`${file}\`: \`${hash}\``);
  return [commercialUse(use), list(items), list(files)].filter(Boolean).join('\n\n');
}

/** Says what the terms permit; empty if some of the data are for research. */
function commercialUse({ cheques, usps, mnist }: StripCollections): string {
  if (cheques || usps) return '';
  const shareAlike = mnist
    ? ' MNIST is said to be under a share-alike licence: whether this reaches trained weights is not settled.'
    : '';
  return `The terms of all data below permit commercial use with attribution: name them as they are named here.${shareAlike} What each
publisher says, and what is not known, is in decision 21 (docs/decisions). The model of single digits that reads together with
this one, \`digit\` or \`digit-small\`, was trained on MNIST.`;
}

function leftOut({ data: { strokes } }: NumberRecipe): string {
  const { leaveOut = [] } = strokes ?? {};
  return leaveOut.length > 0 ? ` Left out: ${leaveOut.join(', ')}.` : '';
}

function list(items: readonly (string | false)[]): string {
  return items
    .filter((item) => item !== false)
    .map((item) => `- ${item}`)
    .join('\n');
}

function listed(labels: ReadonlyMap<string, string>): string {
  return [...labels].map(([file, shows]) => `\`${file}\` shows ${shows}`).join(', ');
}
