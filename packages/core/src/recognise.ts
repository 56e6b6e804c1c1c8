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
import type { Box, DigitImage, Mask, Picture, Reading, Refusal } from './types.ts';

export type Recogniser = { recognise(picture: Picture): Promise<Reading[]> };

/** Ink fainter than this, of the full range from black to white, is too near the paper to be sure that it is ink. */
const LOWEST_CONTRAST = 0.045;

/** Reads pictures of one digit each: one `Reading` for a picture, accepted or refused with its reason. */
export function createRecogniser({ classifier }: { readonly classifier: Classifier }): Recogniser {
  return {
    async recognise(picture) {
      const digit = isolateDigit(picture);
      if (digit.kind === 'refused') return [unread(digit.refusal, digit.box)];
      const logits = await classifier.classify([digit.image]);
      const { digit: label, probabilities, refusal } = decide(logits, classifier.manifest);
      // Doubt about ink that runs out of the picture has its cause there.
      const reason = refusal && digit.cut ? 'cut-off' : refusal;
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
      /** whether its ink touches the edge of the picture */
      readonly cut: boolean;
    }
  | { readonly kind: 'refused'; readonly refusal: Refusal; readonly box: Box | null };

/** From a picture to the one digit in it, in MNIST's frame. */
export function isolateDigit(picture: Picture): Isolated {
  const page = toInk(picture);
  const { raster: ink, factor } = page;
  const { mask, level } = inkMask(page);
  const found = findDigit(withoutRuledLines(withoutFrames(mask)), ink);
  if (found.kind === 'blank') return { kind: 'refused', refusal: 'blank', box: null };
  const box = scaleBox(found.box, factor);
  if (level < LOWEST_CONTRAST) return { kind: 'refused', ...faint(found, mask), box };
  if (found.kind === 'too-many') return { kind: 'refused', refusal: 'too-many', box };
  return { kind: 'digit', image: normalise(digitInk(ink, level, found.ink, found.box)), box, cut: found.cut };
}

/** Faint ink in one place is writing that cannot be trusted; spread over the page it is the page. */
function faint(found: Found, mask: Mask): { refusal: Refusal } {
  const sum = ({ data }: Mask) => data.reduce((total, ink) => total + ink, 0);
  const together = found.kind === 'digit' && sum(found.ink) > 0.5 * sum(mask);
  return { refusal: together ? 'low-contrast' : 'blank' };
}

function unread(refusal: Refusal, box: Box | null): Reading {
  return { text: '', confidence: 0, box, digits: [], accepted: false, refusal };
}
