import type { Manifest } from '@cifra/core/model/manifest.ts';
import { aDigit } from '@cifra/core/words/aDigit.ts';
import { numbersIn } from '@cifra/core/words/numbers.ts';
import { englishReport } from '@cifra/training/evaluation/words/english.ts';
import { reportNumbers } from '@cifra/training/evaluation/words/reportNumbers.ts';
import type { Dimension } from '@cifra/training/evaluation/world/worldMatrix.ts';
import { capital } from '../../../words/capital.ts';
import type { SectionKind } from '../reportSections.ts';
import type { Takeaway } from '../takeaway.ts';

const { counted } = numbersIn('en');

const sections: Readonly<Record<SectionKind, string>> = {
  figures: 'Figures',
  confusion: 'Which digits are confused',
  reliability: 'Is the confidence of the model right?',
  risk: 'Errors among the accepted readings',
  conformal: 'Sets of plausible digits',
  writers: 'By writer',
  slices: 'How it was written',
  corruptions: 'With degraded pictures',
  comparison: 'Compared with the other model',
};

const tasks: Readonly<Record<Manifest['task'], string>> = {
  digit: 'single digits',
  number: 'text lines of digits and marks',
  page: 'writing and lines on pages',
};

export const en = {
  heading: 'Models',
  takeaway: ({ right, refused, wrong }: Takeaway) =>
    `Of 100 amounts on cheques, it reads ${Math.round(right)} right, asks about ${Math.round(refused)} and gets ${wrong < 0.5 ? 'less than 1' : Math.round(wrong)} wrong.`,
  takeawayNote:
    'Measured on cheques from which the models did not learn, with the default settings. Cifra asks where it is not sure enough, so that few mistakes go unseen.',
  aboutExperts: 'measured figures of each model, and your own reports',
  intro:
    'Measured performance of the released models. Each figure is shown with the data on which it was measured.',
  model: 'Model',
  compareWith: 'Compare with',
  none: 'None',
  failed: (message: string) => `The model’s figures could not be loaded: ${message}`,
  table: 'The models side by side, with 95% intervals',
  figure: 'Figure',
  /** Translated names of figures and of their data; manifests have them in English. */
  figures: {} as Readonly<Record<string, string>>,
  reads: 'Reads',
  tasks,
  version: 'Version',
  parameters: 'Parameters',
  work: 'Multiply-adds for one digit or text line',
  temperature: 'Temperature',
  temperatureNote:
    'Each model’s scores are divided by its temperature, so that a confidence of 90% is right nine times in ten.',
  of: (n: string) => `of ${n}`,
  thresholds: 'When it refuses',
  refuses: (model: string, share: string) => `${model} refuses readings with less than ${share} confidence.`,
  refusesByRisk: (model: string) =>
    `${model} refuses readings according to the allowed error rate: the curve below shows the coverage.`,
  sets: 'Minimum probability of a plausible digit',
  promised: (share: string) => `so that in ${share} of cases the right digit is among the plausible ones`,
  riskTitle: 'Risk and coverage',
  riskWords: (curves: readonly string[]) =>
    `Share of the accepted readings that are wrong, when only the most confident are accepted. ${curves.join(' ')}`,
  riskOf: (model: string, all: string, free: string) =>
    `${model}: ${all} of all readings are wrong. Of the most confident ${free}, none is wrong.`,
  coverage: 'accepted, %',
  risk: 'wrong among accepted, %',
  world: {
    heading: 'Writers of the world',
    about:
      'How the models read writing from all collections at hand, with the default settings. The groups of writers that are read worst come first. Intervals are 95%.',
    show: 'Groups by',
    all: 'everything',
    groupsBy: {
      family: 'family of sites',
      site: 'site',
      country: 'country',
      hand: 'handedness',
      sex: 'sex',
      age: 'age',
    } satisfies Record<Dimension, string> as Record<Dimension, string>,
    unmeasured: (model: string) => `${model} was not measured by groups of writers.`,
    note: 'Known writers are those from whom the model learned, or may have learned: it reads them better than others like them. Sites are the places where the collections were written, under the names that the collections give them.',
    caption: (model: string, n: string, shown: number, of: number) =>
      shown < of
        ? `${model}, ${n} readings: the ${shown} worst of ${of} groups`
        : `${model}, ${n} readings: ${counted(of, { one: 'group', other: 'groups' })}`,
    head: ['Group', 'Read right', 'Refused', 'Wrong among the accepted'],
    showAll: (n: number) => `Show all ${n} groups`,
    onlyWorst: (n: number) => `Show only the ${n} worst`,
    by: {
      family: 'family of sites',
      site: 'site',
      country: 'country',
      hand: 'handedness',
      sex: 'sex',
      age: 'age in years',
    } satisfies Record<Dimension, string> as Record<Dimension, string>,
    readings: (n: number) => counted(n, { one: 'reading', other: 'readings' }),
    known: (n: string) => `${n} by known writers`,
    allKnown: 'all by known writers',
    /** Names of groups that are words; those of sites and countries stay as they are. */
    names: { left: 'left', right: 'right', female: 'female', male: 'male' } as Readonly<
      Record<string, string>
    >,
    pooled: (names: readonly string[]) => `Small groups: ${names.join(', ')}`,
    unknown: 'not known',
  },
  report: 'Your own report',
  reportNote:
    'Open one or two report.json files written by cifra evaluate. Add report.html to see the pictures of misread digits. The files stay on this device.',
  choose: 'Choose reports',
  notReport: (name: string) =>
    `${name} is not a report of this version of cifra evaluate. Choose a report.json, or the report.html from the same folder.`,
  set: 'Set',
  close: 'Close the reports',
  sections,
  reportWords: englishReport(reportNumbers(numbersIn('en'))),
  mistakes: 'Misread digits',
  mistakesNone: 'No digit was misread.',
  mistakesNote: (n: number) =>
    `${counted(n, { one: 'misread digit', other: 'misread digits, the most confident first' })}.`,
  noPictures: 'Their pictures are in the report.html in the same folder. Choose both files to see them.',
  noPicture: 'The report.html has no picture of this digit.',
  pair: 'Show',
  allPairs: (n: number) => `All ${n}`,
  pairOf: (label: number, predicted: number, n: number) => `${label} read as ${predicted} (${n})`,
  previous: 'Previous',
  next: 'Next',
  place: (n: number, of: number) => `${n} of ${of}`,
  mistake: (label: number, predicted: number) => `${capital(aDigit(label))}, read as ${predicted}`,
  row: (row: number) => `Digit ${row} of the set`,
  thinks: (digit: number, share: string) => `${digit}: ${share}`,
};

export type ModelWords = typeof en;
