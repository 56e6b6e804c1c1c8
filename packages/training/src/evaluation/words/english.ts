import { pluralIn } from '@cifra/core/base/plural.ts';
import { percent } from '../../plot/percent.ts';
import type { McNemar } from '../../statistics/mcnemar.ts';
import type { WriterGroup } from '../metrics/fairness.ts';
import type { Measured } from '../metrics/figure.ts';
import type { PropertyName } from '../metrics/inkProperties.ts';
import type { MeanName } from '../metrics/metrics.ts';
import type { SetSource } from '../report/setAbout.ts';
import { type ReportNumbers, reportNumbers } from './reportNumbers.ts';
import { robustness } from './robustnessInEnglish.ts';

/** The words of a report in one language. English is the reference: others have its type. */
export type ReportWords = ReturnType<typeof englishReport>;

/** What a report counts. */
export type Counted = 'digits' | 'strings';

/** The words of a report in English, with the numbers of the surface that shows it. */
export function englishReport(numbers: ReportNumbers) {
  return {
    numbers,
    sets: sets(numbers),
    figures: figures(numbers),
    classes: {
      caption: `Each digit, with ${level(numbers)} intervals (precision and recall: Wilson, F1: bootstrap)`,
      head: ['digit', 'written', 'precision', 'recall', 'F1'],
    },
    confusion: {
      caption: 'Confusions: a row for each true digit, a column for each predicted digit',
      digit: 'digit',
      pairs: 'The most frequent confusions',
      pairsHead: ['written', 'read as', 'times'],
    },
    calibration: {
      caption:
        'Probabilities as the network gives them, and with the temperature the model was released with',
      head: ['probabilities', 'temperature', 'log loss', 'Brier', 'ECE', 'ECE by chance'],
      before: 'before',
      after: 'after',
    },
    reliability: reliability(numbers),
    risk: risk(),
    conformal: conformal(),
    fairness: fairness(numbers),
    slices: slices(numbers),
    robustness: robustness(numbers),
    comparison: comparison(numbers),
    strings: {
      caption: `Strings, with ${level(numbers)} intervals`,
      head: ['figure', 'value'],
      strings: 'strings',
      right: 'all digits right',
      digitErrors: 'digit errors',
      calibrationError: 'ECE',
    },
  };
}

/** The level of all intervals: "95 %". */
function level({ shortPercent }: ReportNumbers): string {
  return shortPercent(0.95);
}

const digit = { one: 'digit', other: 'digits' };
const writer = { one: 'writer', other: 'writers' };

function sets({ short, whole }: ReportNumbers) {
  const maybeChosen = 'A model may have been chosen on them, so its figures here can be slightly optimistic.';
  const chosen =
    'Epoch, temperature and thresholds were chosen on them: the figures are slightly optimistic.';
  const source = (about: SetSource): string => {
    switch (about.kind) {
      case 'published test':
        return 'The published test digits.';
      case 'held out': {
        const by = about.by === 'writer' ? 'by writer' : 'by label, because the writers are unknown';
        return `Digits held out of the training part, ${by} (share ${short(about.share)}, seed ${about.seed}). ${maybeChosen}`;
      }
      case 'folder':
        return 'All pictures of a folder.';
      case 'folder, test part':
        return 'The test part of a folder.';
      case 'folder, validation part':
        return `The validation part of a folder. ${maybeChosen}`;
      case 'folder, held out':
        return `Pictures of a folder, held out by ${about.by} (share ${short(about.share)}, seed ${about.seed}). ${maybeChosen}`;
      case 'held-out cheques':
        return `Amounts on Uruguayan cheques, whole crops, labels as published. ${chosen}`;
      case 'composed of held-out digits':
        return `Composed of digits of held-out writers of MNIST’s training part. ${chosen}`;
      case 'composed of held-out strokes':
        return `Composed of digits that held-out writers of UNIPEN and pendigits recorded on tablets. ${chosen}`;
      case 'held-out recorded numbers':
        return `Whole numbers that held-out writers of UNIPEN recorded on tablets. ${chosen}`;
      case 'synthetic':
        return 'Synthetic digits.';
    }
  };
  return {
    source,
    drawn: (n: number) => `The figures are of ${whole(n)} of them, drawn at random.`,
  };
}

function figures(numbers: ReportNumbers) {
  const { counted, whole } = numbers;
  const methods: Readonly<Record<Measured['method'], string>> = {
    Wilson: 'Wilson',
    'bootstrap by digit': 'bootstrap by digit',
    'bootstrap by writer': 'bootstrap by writer',
    'bootstrap by string': 'bootstrap by string',
  };
  const means: Readonly<Record<MeanName, string>> = {
    'macro precision': 'macro precision',
    'macro recall': 'macro recall',
    'macro F1': 'macro F1',
    'micro F1': 'micro F1',
    'weighted precision': 'weighted precision',
    'weighted recall': 'weighted recall',
    'weighted F1': 'weighted F1',
  };
  return {
    caption: (n: number, mistakes: number) => `${counted(n, digit)}, ${whole(mistakes)} misread`,
    head: ['figure', 'value', `${level(numbers)} interval`, 'method of interval'],
    accuracy: 'accuracy',
    top2: 'right digit among the two most probable',
    matthews: 'Matthews’ coefficient',
    cohenKappa: 'Cohen’s kappa',
    logLoss: 'log loss, nats',
    brier: 'Brier score, 0 – 2',
    withoutDoubtful: (rejected: number) =>
      `accuracy without ${counted(rejected, { one: 'label', other: 'labels' })} that reviewers reject`,
    methods,
    means,
  };
}

function reliability({ counted }: ReportNumbers) {
  return {
    title: 'Reliability',
    bins: 'In bins of equal size, by predicted probability.',
    farthest: (predicted: string, observed: string, n: number) =>
      `The largest difference is between ${predicted} predicted and ${observed} observed, for ${counted(n, digit)}.`,
    mean: (difference: string, byChance: string) =>
      `On average, predicted and observed values differ by ${difference}; if every probability were exact, they would differ by ${byChance} by chance.`,
    meanBefore: (difference: string) => `Before temperature, they differ by ${difference}.`,
    x: 'predicted probability',
    y: 'share read right',
    exact: 'predicted and observed values agree',
    before: 'before temperature',
    after: 'after temperature',
    found: 'found',
  };
}

function risk() {
  const things: Readonly<Record<Counted, string>> = { digits: 'digits', strings: 'strings' };
  return {
    title: 'Risk and coverage',
    words: (of: Counted, wrong: string, area: string) =>
      `Misread share of the accepted ${things[of]}, if only the most confident are accepted. Of all ${things[of]}, ${wrong} are misread. The area under the curve is ${area}.`,
    free: (of: Counted, share: string) => `Of the most confident ${share}, all ${things[of]} are read right.`,
    noneFree: 'Even among the most confident some are wrong.',
    x: 'coverage: share accepted, %',
    y: 'risk: share of those misread, %',
    line: 'risk',
  };
}

function conformal() {
  return {
    caption: (crossed: boolean) =>
      'Conformal sets: how often the set of plausible digits contains the right one; the most probable is always in it. ' +
      (crossed
        ? 'The bundle has no thresholds: each half of the writers provides them for the other'
        : 'Thresholds from the bundle'),
    digit: 'digit',
    promised: (share: string) => `promised ${share}`,
    all: 'all',
    meanSize: 'digits in a set',
  };
}

function fairness(numbers: ReportNumbers) {
  const { counted, whole } = numbers;
  /** `by` follows a noun: "digits by others". */
  const groups: Readonly<Record<WriterGroup, { readonly name: string; readonly by: string }>> = {
    'census employees': { name: 'census employees', by: 'by census employees' },
    'high-school students': { name: 'high-school students', by: 'by high-school students' },
    others: { name: 'others', by: 'by others' },
  };
  return {
    groups,
    groupErrors: (of: WriterGroup, error: string, against: WriterGroup, other: string) =>
      `Error on digits ${groups[of].by}: ${error}; ${groups[against].by}: ${other}.`,
    gap: (points: string, low: string, high: string) =>
      `${points} points (${level(numbers)}: ${low} to ${high})`,
    worse: (group: WriterGroup, gap: string) => `Digits ${groups[group].by} are read worse, by ${gap}.`,
    chance: (gap: string) => `The difference of ${gap} can be chance.`,
    worstTenth: (tenth: {
      readonly writers: number;
      readonly allWriters: number;
      readonly mistakes: number;
      readonly allMistakes: number;
      readonly error: string;
      readonly overall: string;
      readonly byChance: string;
    }) =>
      `The tenth of the writers with the highest error (${whole(tenth.writers)} of ${whole(tenth.allWriters)}) made ${whole(tenth.mistakes)} of ${counted(tenth.allMistakes, { one: 'mistake', other: 'mistakes' })}: ` +
      `an error of ${tenth.error}, compared with ${tenth.overall} for all writers. If mistakes fell at random, it would be about ${tenth.byChance}.`,
    caption: `Misread digits by group of writers (series of NIST’s forms; ${level(numbers)}: Wilson)`,
    head: ['group', 'writers', 'digits', 'misread', 'error'],
    title: 'Writers by the number of their misread digits',
    words: (writers: number, without: number, most: number) =>
      `Of ${counted(writers, writer)}, ${whole(without)} have no misread digit; the maximum is ${whole(most)}.`,
    x: 'digits misread',
    y: 'writers',
  };
}

function slices(numbers: ReportNumbers) {
  const { counted } = numbers;
  const properties: Readonly<
    Record<PropertyName, { name: string; unit: string; low: string; high: string }>
  > = {
    'stroke width': { name: 'stroke width', unit: 'px', low: 'thinnest', high: 'thickest' },
    slant: { name: 'slant', unit: '° to the right', low: 'most to the left', high: 'most to the right' },
    width: { name: 'width', unit: 'px', low: 'narrowest', high: 'widest' },
    'ink darkness': { name: 'ink darkness', unit: '% black', low: 'palest', high: 'darkest' },
  };
  const quarterOf = (property: PropertyName, quarter: number) =>
    `${[properties[property].low, 'second', 'third', properties[property].high][quarter - 1]} quarter by ${properties[property].name}`;
  const quarters = { one: 'quarter', other: 'quarters' };
  return {
    property: (property: PropertyName) => properties[property].name,
    range: (property: PropertyName, low: string, high: string) =>
      `${low} to ${high} ${properties[property].unit}`,
    interval: (low: string, high: string) => `${low} to ${high}`,
    finding: (found: {
      readonly property: PropertyName;
      readonly quarter: number;
      readonly range: string;
      readonly worse: boolean;
      readonly error: string;
      readonly points: string;
      readonly interval: string;
      readonly p: string;
    }) =>
      `Digits in the ${quarterOf(found.property, found.quarter)} (${found.range}) are read ${found.worse ? 'worse' : 'better'}: ` +
      `error ${found.error}, ${found.points} points ${found.worse ? 'more' : 'less'} than the others ` +
      `(${level(numbers)} interval of the difference: ${found.interval}; ${found.p} after Holm’s correction).`,
    none: (properties: readonly string[], n: number) =>
      `No quarter of the digits by ${properties.join(', ')} is read worse or better than the others beyond chance (${counted(n, quarters)}, Holm’s correction).`,
    caption: (n: number) =>
      'Quarters of the digits by style of writing, in the reader’s frame, each against all others. p is the larger of that from the spread of the draws and that of Fisher’s exact test, ' +
      `corrected for ${counted(n, quarters)} (Holm)`,
    head: ['by', 'values', 'digits', 'misread', 'error', 'difference, points', 'p, corrected'],
  };
}

function comparison({ counted, whole }: ReportNumbers) {
  const tests: Readonly<Record<McNemar['test'], string>> = {
    'exact binomial': 'exact binomial',
    'chi-square with continuity correction': 'chi-square with continuity correction',
  };
  return {
    counts: (counts: {
      readonly first: string;
      readonly second: string;
      readonly onlyFirst: number;
      readonly onlySecond: number;
      readonly test: McNemar['test'];
      readonly p: string;
    }) =>
      `${counted(counts.onlyFirst, { one: 'digit is', other: 'digits are' })} right only with ${counts.first}, ${whole(counts.onlySecond)} only with ${counts.second} ` +
      `(McNemar’s test, ${tests[counts.test]}: ${counts.p}).`,
    chance: 'The difference can be chance.',
    better: (model: string) => `${model} is better.`,
  };
}

const form = pluralIn('en');
const decimal = (value: number, most = 3, least = 0) =>
  value.toLocaleString('en', { minimumFractionDigits: least, maximumFractionDigits: most }).replace('-', '−');

/** The words for the command line and its files. */
export const english: ReportWords = englishReport(
  reportNumbers({
    decimal,
    percent: (share, places = 2) => percent(share, (value) => value.toFixed(places)),
    counted: (n, forms) => `${decimal(n)} ${form(n, forms)}`,
  }),
);
