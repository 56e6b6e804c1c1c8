import type { SheetWords } from '../explain/explanationSvg.ts';
import type { Cover } from '../explain/occlusion.ts';
import type { PartShape, PlacedPart, Side, Slope } from '../explain/shape.ts';
import { aDigit } from './aDigit.ts';
import type { ReasonWords } from './reasonWords.ts';

const shapes: Readonly<Record<Exclude<PartShape['part'], 'stroke' | 'openSpace'>, string>> = {
  loop: 'the loop',
  dot: 'the dot',
  strokeEnd: 'the end of the stroke',
  junction: 'the place where strokes meet',
  bend: 'the bend',
  loopInside: 'the empty inside of the loop',
  gap: 'the gap',
  emptyPaper: 'the empty paper',
  opening: 'the opening',
};

const strokes: Readonly<Record<Slope, string>> = {
  horizontal: 'the horizontal stroke',
  vertical: 'the vertical stroke',
  falling: 'the falling stroke',
  rising: 'the rising stroke',
};

const spaces: Readonly<Record<Side, string>> = {
  right: 'the space open to the right',
  bottom: 'the space open to the bottom',
  left: 'the space open to the left',
  top: 'the space open to the top',
};

/** The sentences in English, for the API, the command line and the English page. */
export const englishReasons: ReasonWords = {
  rather: (digit, against, shares) =>
    `It looks like ${aDigit(digit)} rather than ${aDigit(against)} (${shares}).`,
  alone: (best, shares) => `Seen on its own, it looks more like ${aDigit(best)} (${shares}).`,
  nothing: (favours, other) => `No single part is evidence for ${favours} and against ${other}.`,
  supports: (part, favours, other, effect) =>
    `${capital(partInEnglish(part))} is evidence for ${favours} and against ${other}: ${effect}.`,
  supportsToo: (part, favours, effect) =>
    `${capital(partInEnglish(part))} is also evidence for ${favours}: ${effect}.`,
  lessLikely: (cover, favours, factor) =>
    `${change(cover)}, ${favours} would be ${times(factor)} less likely`,
  wouldBe: (cover, best, still, shares) =>
    `${change(cover)}, this would ${still ? 'still be' : 'be'} ${aDigit(best)} (${shares})`,
  percent,
};

/** The captions of the drawn sheet in English. */
export const englishSheet: SheetWords = {
  stepsHeading: 'From the picture to the digit',
  mapsHeading: 'Where the evidence is',
  nearestHeading: 'The nearest training digits',
  steps: {
    ink: 'the ink, without lighting and paper',
    bare: 'printed lines and boxes removed',
    line: 'the text line, deskewed, 32 pixels high',
    digit: 'where the digit is',
    normalised: 'only the digit, in 28×28 pixels',
  },
  maps: {
    occlusion: 'ink removed, bit by bit',
    emptiness: 'ink added, bit by bit',
    integratedGradients: 'integrated gradients',
    gradCam: 'Grad-CAM of the last feature map',
  },
  evidenceFor: (digit) => `evidence for ${digit}`,
  size: 'larger signs: stronger evidence',
  number: (index) => `no. ${index}`,
};

/**
 * Returns a part and its place: "the loop at the bottom left", "the vertical stroke in the middle".
 */
export function partInEnglish(part: PlacedPart): string {
  return `${shapeInEnglish(part)} ${placeInEnglish(part)}`;
}

function shapeInEnglish(shape: PartShape): string {
  if (shape.part === 'stroke') return strokes[shape.slope];
  return shape.part === 'openSpace' ? spaces[shape.side] : shapes[shape.part];
}

function placeInEnglish({ row, column }: PlacedPart): string {
  const named = [row, column].filter((third) => third !== 'middle');
  return named.length === 0 ? 'in the middle' : `at the ${named.join(' ')}`;
}

function change(cover: Cover): string {
  return cover === 'ink' ? 'with ink there' : 'without it';
}

function times(factor: number): string {
  if (factor > 1000) return 'over 1000 times';
  return `${factor < 10 ? factor.toFixed(1) : factor.toFixed(0)} times`;
}

function capital(words: string): string {
  return words[0].toUpperCase() + words.slice(1);
}

/**
 * One decimal; near 0 and 1 a bound instead, because rounding to 0 or 100 % would claim certainty.
 */
function percent(share: number): string {
  if (share > 0.999 && share < 1) return 'over 99.9\u00a0%';
  return share > 0 && share < 0.001 ? 'under 0.1\u00a0%' : `${(100 * share).toFixed(1)}\u00a0%`;
}
