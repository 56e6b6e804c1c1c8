import type { Manifest } from '@cifra/core/model/manifest.ts';
import type { SectionKind } from './reportSections.ts';

const sections: Readonly<Record<SectionKind, string>> = {
  figures: 'Figures',
  confusion: 'What is taken for what',
  reliability: 'Is it as sure as it says?',
  risk: 'What is risked by accepting',
  conformal: 'Sets of plausible digits',
  writers: 'Who wrote',
  slices: 'How it was written',
  corruptions: 'When pictures are bad',
  comparison: 'Against the other model',
};

const tasks: Readonly<Record<Manifest['task'], string>> = {
  digit: 'single digits',
  number: 'lines of digits and marks',
};

export const wordsEn = {
  heading: 'Models',
  intro: 'What the released models can do, as measured; every figure names its data.',
  model: 'Model',
  beside: 'Beside it',
  none: 'None',
  failed: (message: string) => `The model’s figures could not be loaded: ${message}`,
  table: 'The models side by side, with 95% intervals',
  figure: 'Figure',
  reads: 'Reads',
  tasks,
  version: 'Version',
  parameters: 'Parameters',
  work: 'Multiply-adds for one digit or strip',
  temperature: 'Temperature',
  temperatureNote:
    'Each model’s scores are divided by its temperature, so that a claim of 90% is right nine times in ten.',
  of: (n: string) => `of ${n}`,
  thresholds: 'When it refuses',
  refuses: (model: string, share: string) => `${model} refuses what it is less than ${share} sure of.`,
  refusesByRisk: (model: string) =>
    `${model} accepts by how many errors are allowed: the curve below says what that costs.`,
  sets: 'Probability from which on a digit is among the plausible ones',
  promised: (share: string) => `so that ${share} of the sets hold the right one`,
  riskTitle: 'Risk and coverage',
  riskWords: (told: readonly string[]) =>
    `Share of the accepted readings that are wrong, when only the surest are accepted. ${told.join(' ')}`,
  riskOf: (model: string, all: string, free: string) =>
    `${model}: ${all} of all are wrong; of the surest ${free} none is.`,
  coverage: 'accepted, %',
  risk: 'wrong of those, %',
  report: 'A report of your own',
  reportNote:
    'Open the report.json that cifra evaluate wrote, one or two of them; with its report.html the misread digits have their pictures. The files are read on this device and go nowhere.',
  choose: 'Choose reports',
  notReport: (name: string) =>
    `${name} is no report of cifra evaluate. Choose a report.json, or the report.html beside it.`,
  english: '',
  set: 'Set',
  close: 'Close the reports',
  sections,
  mistakes: 'Misread digits',
  mistakesNone: 'None was misread.',
  mistakesNote: (n: number) => `${n} misread digits, the most confident first.`,
  noPictures: 'Their pictures are in the report.html beside it; choose both files to see them.',
  noPicture: 'The report.html has no picture of this one.',
  pair: 'Show',
  allPairs: (n: number) => `All ${n}`,
  pairOf: (label: number, predicted: number, n: number) => `${label} read as ${predicted} (${n})`,
  previous: 'Previous',
  next: 'Next',
  place: (n: number, of: number) => `${n} of ${of}`,
  mistake: (label: number, predicted: number) => `A ${label}, read as ${predicted}`,
  row: (row: number) => `Digit ${row} of the set`,
  thinks: (digit: number, share: string) => `${digit}: ${share}`,
};
export type ModelWords = typeof wordsEn;
