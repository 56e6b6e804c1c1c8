import type { Step } from '@cifra/core/explain/steps.ts';
import type { ChangeKind } from '../../inference/explaining/changes.ts';

export type MapKind = 'occlusion' | 'emptiness' | 'integratedGradients' | 'gradCam';
/** What a map asks, and who asked so first. */
type MapWords = { readonly title: string; readonly asks: string };

const steps: Readonly<Record<Step['kind'], string>> = {
  ink: 'The picture as ink: light and paper are taken out',
  bare: 'Printed lines and boxes are taken out',
  line: 'The line, level and 32 pixels high',
  digit: 'Where the digit is',
  normalised: 'The digit alone, in 28 × 28 pixels',
};

const maps: Readonly<Record<MapKind, MapWords>> = {
  occlusion: { title: 'Ink taken away', asks: 'What goes when a small square is covered with paper.' },
  emptiness: { title: 'Paper inked', asks: 'What goes when a small square is covered with ink.' },
  integratedGradients: {
    title: 'Integrated gradients',
    asks: 'How much each pixel of ink adds, on the way from blank paper.',
  },
  gradCam: {
    title: 'Grad-CAM',
    asks: 'Which parts of its last layer the model heeds. Coarse: the place says less than it seems to.',
  },
};

const changes: Readonly<Record<ChangeKind, string>> = {
  rotation: 'Rotation',
  thickness: 'Thickness',
  noise: 'Noise',
  blur: 'Blur',
};

export const wordsEn = {
  heading: 'Why?',
  headingOf: (text: string) => `Why ${text}?`,
  nothing: 'Nothing has been read yet. Write a number or choose a picture first; this page then explains it.',
  noDigits: 'No digit was found in it, so there is none to explain.',
  toRead: 'Go and write a number',
  digits: 'Which digit',
  digit: (place: number) => `digit ${place}`,
  line: (n: number) => `Line ${n}`,
  against: 'Why not',
  runnerUp: 'The runner-up',
  working: 'Looking for reasons …',
  failed: (message: string) => `This could not be explained: ${message}`,
  notExplained:
    'The model that you made yourself reads now, and it brings no maps. Choose the released model in the lab and read again.',
  reasons: 'The reasons',
  reasonsNote:
    'Each part that is named was covered, and the model asked again. These sentences say what the maps show.',
  maps: 'Where the evidence lies',
  legend: (digit: number, against: number) => ({
    plus: `speaks for ${digit}`,
    minus: `speaks for ${against}`,
    size: 'The larger the sign, the more it counts. Grey is your ink.',
  }),
  mapLabel: (title: string, plus: string, minus: string) => `${title}. ${plus} ${minus}`,
  most: (digit: number, places: string) => `Most for ${digit}: ${places}.`,
  none: (digit: number) => `Nothing of weight for ${digit}.`,
  places: {
    top: ['at the top left', 'at the top', 'at the top right'],
    middle: ['at the left', 'in the middle', 'at the right'],
    bottom: ['at the bottom left', 'at the bottom', 'at the bottom right'],
  },
  and: 'and',
  mapKinds: maps,
  steps: 'What became of the picture',
  stepsNote: 'The reader sees the last of these pictures, not yours.',
  stepKinds: steps,
  nearest: 'The nearest training digits',
  nearestNote:
    'Digits of the training set that the model finds most alike need the data set, which this page does not have. On a computer with the data, this command shows them:',
  nearestAsks: 'The server looks for them; the 28 × 28 pixels of this digit then leave the device.',
  nearestFind: 'Find them on the server',
  nearestFound: (n: number) => `${n} training digits that are alike`,
  nearestDigit: (label: number, row: number, dataset: string) => `A ${label}: digit ${row} of ${dataset}`,
  breaks: 'When does it break?',
  breaksNote:
    'Change the digit until it is read as another one, or not at all. The model of single digits reads it here, alone.',
  changeKinds: changes,
  units: {
    rotation: (value: string) => `${value}°`,
    thickness: (value: string) => `${value} pixels`,
    noise: (value: string) => value,
    blur: (value: string) => `${value} pixels`,
  } satisfies Readonly<Record<ChangeKind, (value: string) => string>>,
  reset: 'As it was written',
  readAs: (digit: number, share: string) => `Read as ${digit}, ${share}`,
  unsure: (digit: number, share: string) => `Not sure enough; ${digit} is most likely, ${share}`,
  holdsAll: (digit: number) => `Stays ${digit} to both ends.`,
  holdsFrom: (digit: number, from: string, to: string) => `Stays ${digit} from ${from} to ${to}.`,
  beyond: (at: string, digit: number) => `At ${at} it is read as ${digit}.`,
  beyondUnsure: (at: string) => `At ${at} it is not sure any more.`,
  refusedAlready: 'As it was written, the model of single digits alone is not sure of it.',
  changedPicture: 'The digit as it is changed now',
};
export type WhyWords = typeof wordsEn;
