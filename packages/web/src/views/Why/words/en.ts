import type { PlacedPart } from '@cifra/core/explain/shape.ts';
import type { Step } from '@cifra/core/explain/steps.ts';
import { aDigit } from '@cifra/core/words/aDigit.ts';
import { englishReasons, partInEnglish } from '@cifra/core/words/english.ts';
import { numbersIn } from '@cifra/core/words/numbers.ts';
import type { ReasonWords } from '@cifra/core/words/reasonWords.ts';
import type { ChangeKind } from '../../../inference/explaining/changes.ts';
import { capital } from '../../../words/capital.ts';

const { counted, decimal, probability } = numbersIn('en');
const pixels = { one: 'pixel', other: 'pixels' };

export type MapKind = 'occlusion' | 'emptiness' | 'integratedGradients' | 'gradCam';
/** Title of a map and the question that it answers. */
type MapWords = { readonly title: string; readonly question: string };

const steps: Readonly<Record<Step['kind'], string>> = {
  ink: 'The ink: lighting and paper are removed',
  bare: 'Printed lines and boxes are removed',
  line: 'The text line, deskewed, 32 pixels high',
  digit: 'Where the digit is',
  normalised: 'Only the digit, 28 × 28 pixels',
};

const maps: Readonly<Record<MapKind, MapWords>> = {
  occlusion: { title: 'Ink removed', question: 'What is lost when a small square is covered with paper.' },
  emptiness: { title: 'Ink added', question: 'What is lost when a small square is covered with ink.' },
  integratedGradients: {
    title: 'Integrated gradients',
    question: 'How much each pixel of ink contributes, compared with blank paper.',
  },
  gradCam: {
    title: 'Grad-CAM',
    question: 'Which parts of its last layer the model relies on. Coarse: positions are only approximate.',
  },
};

const changes: Readonly<Record<ChangeKind, string>> = {
  rotation: 'Rotation',
  thickness: 'Thickness',
  noise: 'Noise',
  blur: 'Blur',
};

export const en = {
  heading: 'Why?',
  headingOf: (text: string) => `Why ${text}?`,
  nothing: 'Nothing has been read yet. Write a number or choose a picture first; this page then explains it.',
  noDigits: 'No digit was found, so there is nothing to explain.',
  toRead: 'Go and write a number',
  digits: 'Which digit',
  digit: (place: number) => `digit ${place}`,
  line: (n: number) => `Line ${n}`,
  against: 'Why not',
  runnerUp: 'The runner-up',
  working: 'Looking for reasons …',
  failed: (message: string) => `This could not be explained: ${message}`,
  reason: 'The reason',
  lead: {
    rather: (digit: number, against: number) =>
      `It looks like ${aDigit(digit)} rather than ${aDigit(against)}.`,
    because: (part: PlacedPart) => `${capital(partInEnglish(part))} is the strongest evidence.`,
    alone: (digit: number, best: number) =>
      `The model of whole numbers reads ${aDigit(digit)} here. Seen on its own, it looks more like ${aDigit(best)}.`,
  },
  aboutExperts: 'the other maps, the steps to the digit, and what changes the reading',
  alone:
    'The figures here are those of the single-digit model, which sees only this digit. The confidence above is that of the whole reading.',
  reasons: 'The reasons',
  reasonWords: { ...englishReasons, percent: probability } as ReasonWords,
  reasonsNote: 'Each part that is named here was covered, and the model read the digit again.',
  maps: 'Where the evidence is',
  legend: (digit: number, against: number) => ({
    plus: `evidence for ${digit}`,
    minus: `evidence for ${against}`,
    size: 'The larger the sign, the stronger the evidence. Grey is your ink.',
  }),
  mapLabel: (title: string, plus: string, minus: string) => `${title}. ${plus} ${minus}`,
  most: (digit: number, places: string) => `Most for ${digit}: ${places}.`,
  none: (digit: number) => `No significant evidence for ${digit}.`,
  places: {
    top: ['at the top left', 'at the top', 'at the top right'],
    middle: ['at the left', 'in the middle', 'at the right'],
    bottom: ['at the bottom left', 'at the bottom', 'at the bottom right'],
  },
  and: 'and',
  mapKinds: maps,
  steps: 'How the picture was processed',
  stepsNote: 'The model sees only the last of these pictures.',
  stepKinds: steps,
  nearest: 'The nearest training digits',
  nearestNote:
    'This page does not have the training set. On a computer with the data, this command shows the most similar training digits:',
  nearestAsks: 'The server searches for them. The 28 × 28 pixels of this digit are sent to it.',
  nearestFind: 'Find them on the server',
  nearestFound: (n: number) =>
    counted(n, { one: 'similar training digit', other: 'similar training digits' }),
  nearestDigit: (label: number, row: number, dataset: string) =>
    `${capital(aDigit(label))}: digit ${row} of ${dataset}`,
  breaks: 'When does the reading change?',
  breaksNote:
    'Change the digit until it is read as another one or is refused. Only the single-digit model is used here.',
  changeKinds: changes,
  units: {
    rotation: (value) => `${decimal(value)}°`,
    thickness: (value) => counted(value, pixels),
    noise: (value) => decimal(value),
    blur: (value) => counted(value, pixels),
  } as Readonly<Record<ChangeKind, (value: number) => string>>,
  reset: 'Reset to the writing as it was read',
  readAs: (digit: number, share: string) => `Read as ${digit}, ${share}`,
  unsure: (digit: number, share: string) => `Not sure enough; ${digit} is most likely, ${share}`,
  holdsAll: (digit: number) => `Read as ${digit} over the whole range.`,
  holdsFrom: (digit: number, from: string, to: string) => `Read as ${digit} from ${from} to ${to}.`,
  beyond: (at: string, digit: number) => `At ${at} it is read as ${digit}.`,
  beyondUnsure: (at: string) => `At ${at} the model is no longer sure.`,
  refusedAlready: 'The single-digit model is not sure of the digit as written.',
  changedPicture: 'The changed digit',
};

export type WhyWords = typeof en;
