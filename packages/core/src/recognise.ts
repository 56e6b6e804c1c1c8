import { decide } from './decide/decide.ts';
import { scaleBox } from './image/box.ts';
import { inkMask } from './image/inkMask.ts';
import { toInk } from './image/raster.ts';
import { withoutRuledLines } from './image/ruledLines.ts';
import type { Classifier } from './model/classifier.ts';
import { normalise } from './normalise.ts';
import { type Found, findDigit } from './segment/findDigit.ts';
import { withoutFrames } from './segment/frames.ts';
import { digitInk } from './segment/penWidth.ts';
import type { Box, DigitImage, Picture, Reading, Refusal } from './types.ts';

export type Recogniser = { recognise(picture: Picture): Promise<Reading[]> };

/** Ink fainter than this, of the full range from black to white, is too near the paper to be sure that it is ink. */
const LOWEST_CONTRAST = 0.045;
/** Ink that stands out less than this many times the paper's unevenness cannot be told from it. */
const FAINT = 6;
/** Up to here the darkest grains of the paper come, and so wide they are, pixels. */
const GRAIN = 10;
const GRAIN_WIDTH = 3.2;

/** Reads pictures of one digit each: one `Reading` for a picture, accepted or refused with its reason. */
export function createRecogniser({ classifier }: { readonly classifier: Classifier }): Recogniser {
  return {
    async recognise(picture) {
      const digit = isolateDigit(picture);
      if (digit.kind === 'refused') return [unread(digit.refusal, digit.box)];
      const logits = await classifier.classify([digit.image]);
      const { digit: label, probabilities, refusal } = decide(logits, classifier.manifest);
      // What runs out of the picture is not all seen, however sure its rest looks: half an 8 is a perfect 0.
      const reason = digit.cut ? 'cut-off' : refusal;
      return [
        {
          text: String(label),
          confidence: probabilities[label],
          box: digit.box,
          digits: [{ digit: label, box: digit.box, probabilities }],
          accepted: reason === null,
          refusal: reason,
        },
      ];
    },
  };
}

export type Isolated =
  | {
      readonly kind: 'digit';
      readonly image: DigitImage;
      /** pixels of the picture */
      readonly box: Box;
      /** whether a stroke runs out of the picture */
      readonly cut: boolean;
    }
  | { readonly kind: 'refused'; readonly refusal: Refusal; readonly box: Box | null };

/** From a picture to the one digit in it, in MNIST's frame. */
export function isolateDigit(picture: Picture): Isolated {
  const page = toInk(picture);
  const { mask, level } = inkMask(page);
  const found = findDigit(withoutRuledLines(withoutFrames(mask)), page.raster);
  if (found.kind === 'blank') return { kind: 'refused', refusal: 'blank', box: null };
  const box = scaleBox(found.box, page.factor);
  const doubt = doubtful(found, level, page.noise);
  if (doubt) return { kind: 'refused', refusal: doubt, box: doubt === 'blank' ? null : box };
  if (found.kind !== 'digit') return { kind: 'refused', refusal: found.kind, box };
  return { kind: 'digit', image: normalise(digitInk(page.raster, level, found)), box, cut: found.cut };
}

/** Strokes are wider than the grain of the paper, except where there is no grain. */
function doubtful(found: Found, level: number, noise: number): Refusal | null {
  const grainy = found.kind !== 'digit' || found.stroke < GRAIN_WIDTH;
  if (grainy && level < (found.kind === 'digit' ? GRAIN : FAINT) * noise) return 'blank';
  return level < LOWEST_CONTRAST || level < FAINT * noise ? 'low-contrast' : null;
}

function unread(refusal: Refusal, box: Box | null): Reading {
  return { text: '', confidence: 0, box, digits: [], accepted: false, refusal };
}
