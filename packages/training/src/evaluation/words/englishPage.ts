import { aDigit } from '@cifra/core/words/aDigit.ts';
import type { Dimension } from '../world/worldMatrix.ts';
import { english } from './english.ts';

const { counted, whole } = english.numbers;
const digit = { one: 'digit', other: 'digits' };

/** The words of `report.html` and the model card, which are in English only. */
export const englishPage = {
  ...english,
  title: (model: string) => `${model}: evaluation`,
  quick: (resamples: number) =>
    `Quick evaluation: samples of the sets, ${whole(resamples)} draws for each interval.`,
  contents: 'Sections',
  overview: {
    digits: 'The model on each set, with 95 % intervals',
    digitsHead: ['set', 'digits', 'misread', 'accuracy', 'log loss', 'ECE', 'risk–coverage area'],
    strings: 'The model on each set of strings, with 95 % intervals',
    stringsHead: ['set', 'strings', 'all digits right', 'digit errors', 'ECE', 'risk–coverage area'],
  },
  set: {
    unknownWriters: 'The writers are unknown.',
    writers: (n: number) => `${counted(n, { one: 'writer', other: 'writers' })}.`,
    doubtful: (rejected: number, readAsLabelled: number) =>
      `${whole(rejected)} of these digits have a label that reviewers reject; ${whole(readAsLabelled)} of them were read as that label says. All other figures count them.`,
    headings: {
      figures: 'Figures',
      confusions: 'Confusions',
      calibration: 'Calibration',
      risk: 'Risk of accepting',
      writers: 'Fairness: writers',
      style: 'Fairness: style of writing',
      robustness: 'Robustness',
      against: (model: string) => `Against ${model}`,
      mistakes: 'Misread digits',
      misreadStrings: 'Misread strings',
    },
  },
  versus: {
    picture: (row: number, label: number, first: number, second: number) =>
      `Digit ${row}: ${aDigit(label)}, read as ${first} and as ${second}`,
    readAs: 'read as',
    and: 'and as',
    row: (row: number) => `digit ${row}`,
    caption: 'Both models on the same digits (95 %: Wilson)',
    head: ['model', 'accuracy'],
    same: 'They read every digit the same.',
    differ: (n: number, shown: number) =>
      `They differ on ${counted(n, digit)}${shown < n ? `; the first ${whole(shown)} of them` : ''}:`,
  },
  mistakes: {
    none: 'None.',
    picture: (row: number, label: number, predicted: number) =>
      `Digit ${row}: ${aDigit(label)}, read as ${predicted}`,
    evidence: (label: number, predicted: number) => `Evidence for ${predicted} (+) and for ${label} (−)`,
    about:
      'The most confident first: no threshold would have refused these. Below each, the three most probable digits.',
    aboutEvidence:
      'Next to it is the digit again (Grad-CAM): + marks evidence for the predicted digit, − evidence for the true one; larger marks are stronger.',
    more: (n: number) => `${whole(n)} more, less confident ones, are in report.json.`,
  },
  overfitting: {
    heading: 'Overfitting',
    unpublished: 'The gap was not measured: this network was not trained on a published data set.',
    unavailable: (message: string) => `The gap was not measured: ${message}`,
    unmeasured: 'The gap was not measured.',
    rates: (held: number, error: string, seen: number, trainingError: string) =>
      `Error on ${counted(held, digit)} held out of training: ${error}; on ${whole(seen)} training digits: ${trainingError}.`,
    chance: (points: string, low: string, high: string) =>
      `The gap of ${points} points can be chance (95 %: ${low} to ${high}).`,
    gap: (points: string, low: string, high: string) =>
      `The gap of ${points} points (95 %: ${low} to ${high}) is overfitting.`,
    lossTitle: 'Learning curves: loss',
    loss: (epoch: string, validation: string, training: string) =>
      `After ${epoch} epochs ${validation} on held-out digits and ${training} in training, where digits are augmented, units dropped and labels smoothed: only the shapes of the two curves are comparable.`,
    lossAxis: 'log loss, nats',
    epoch: 'epoch',
    validation: 'validation',
    training: 'training',
    errorTitle: 'Learning curves: digits misread',
    error: (validation: string, training: string | undefined) =>
      `At the end ${validation} of the held-out digits${training === undefined ? '' : ` and ${training} of the training digits`}, unchanged, are misread.`,
    errorAxis: 'misread, %',
    unchanged: 'training digits, unchanged',
  },
  strings: {
    ...english.strings,
    edits: (edits: number, digits: number, logLoss: string, brier: string) =>
      `${counted(edits, { one: 'edit', other: 'edits' })} would correct all strings, for ${counted(digits, digit)} written: one edit inserts, deletes or substitutes a digit. ` +
      `Log loss ${logLoss}, Brier score ${brier}, of whole strings.`,
    byEdits: 'Strings by the number of edits that they need',
    byEditsHead: ['edits', 'strings', 'share'],
    acceptance: 'Refused share at the thresholds of the bundle, and errors among the rest',
    acceptanceHead: ['allowed errors', 'accepted from probability', 'refused', 'errors among the accepted'],
    nothingAccepted: 'nothing',
    mistakes: 'The most confident first; ? is ink that was not read as a digit',
    mistakesHead: ['string', 'written', 'read', 'probability'],
    nothingRead: '(nothing)',
    more: (n: number) => `${whole(n)} more are in report.json.`,
  },
  world: {
    heading: 'Writers of the world',
    about: (collections: readonly string[], missing: readonly string[]) =>
      `Read with the default settings: ${collections.join('; ')}. Recorded strokes are drawn in one pen. The worst groups are first. ` +
      (missing.length > 0 ? `Not in the data folder: ${missing.join(', ')}.` : ''),
    learned:
      '“In training” counts what was written by people from whom the model learned, or may have learned: such a group is read too well.',
    caption: 'Groups of writers, with 95 % intervals (Wilson)',
    head: ['by', 'group', 'n', 'read right', 'refused', 'accepted and wrong, of the accepted', 'in training'],
    by: {
      family: 'family of sites',
      site: 'site',
      country: 'country',
      hand: 'handedness',
      sex: 'sex',
      age: 'age',
    } satisfies Record<Dimension, string>,
    unknown: 'not known',
    pooled: (names: readonly string[]) => `small groups: ${names.join(', ')}`,
  },
  about: {
    heading: 'How this was measured',
    models: 'Models',
    modelsHead: ['model', 'parameters', 'multiply-adds', 'temperature', 'SHA-256 begins'],
    files: 'Files that were read',
    filesHead: ['file', 'SHA-256 of its raw bytes'],
    digits: (resamples: number, seed: number) =>
      `Intervals “by writer” or “by digit” are percentiles of ${whole(resamples)} draws (seed ${seed}); Wilson’s treat digits as independent. ` +
      'ECE has 15 bins with equal numbers of digits. This command chose nothing on these digits.',
    strings: (resamples: number, seed: number) =>
      `Intervals of shares are Wilson’s; that of digit errors is percentiles of ${whole(resamples)} draws of strings (seed ${seed}). ` +
      'ECE has 15 bins with equal numbers of strings. Each strip passes once through the line model. The whole reader reads a line at several ' +
      'sizes and also asks the single-digit model; the bundle’s probabilities and thresholds were made for that.',
  },
};

export type PageWords = typeof englishPage;
