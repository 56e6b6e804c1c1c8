import type { Reading } from '@cifra/core/base/types.ts';

/** What to do next with the camera, or `read`: the number was read. */
export type Guidance =
  | 'light'
  | 'still'
  | 'search'
  | 'closer'
  | 'back'
  | 'left'
  | 'right'
  | 'up'
  | 'down'
  | 'clockwise'
  | 'anticlockwise'
  | 'unclear'
  | 'read';

type SeenReading = Pick<Reading, 'box' | 'digits' | 'accepted' | 'refusal'>;

/** What the camera and the reader see in a frame. */
export type Seen = {
  /** pixels, as the boxes */
  readonly frame: { readonly width: number; readonly height: number };
  readonly readings: readonly SeenReading[];
  /** Luminance of the paper in [0, 1], and sharpness: see `FrameLook`. */
  readonly paper: number;
  readonly sharpness: number;
  /** Difference from the frame before, in [0, 1]; 0 for the first frame. */
  readonly change: number;
};

/** Paper that is darker than this needs more light. */
const DARK = 0.3;
/** A larger difference between two frames means that the camera moves. */
const MOVING = 0.06;
/** Edges softer than this are blurred. */
const BLURRED = 0.08;
/** Writing lower than this share of the frame is too far away. */
const LOW = 0.1;
/** Distance from an edge at which writing may continue outside, as a share of the frame. */
const EDGE = 0.015;
/** Slope of a line from which the camera should be turned: the tangent of 15°. */
const SLOPE = 0.27;

/**
 * Returns what to do next, the most helpful first: light and motion spoil everything else, then the
 * place of the number, then its distance and turn.
 */
export function guidance({ frame, readings, paper, sharpness, change }: Seen): Guidance {
  if (readings.some(({ accepted }) => accepted)) return 'read';
  if (paper < DARK) return 'light';
  if (change > MOVING) return 'still';
  const written = readings.filter(({ refusal }) => refusal !== 'blank');
  const [first] = written;
  if (!first) return 'search';
  const has = (refusal: Reading['refusal']) => written.some((reading) => reading.refusal === refusal);
  const cut = cutAt(first, frame, has('cut-off'));
  if (cut) return cut;
  const turn = turnOf(first);
  if (turn) return turn;
  if (has('too-small') || has('too-many')) return 'closer';
  if (first.box && first.box.height < LOW * frame.height && first.box.width < frame.width / 2)
    return 'closer';
  if (has('low-contrast')) return 'light';
  return sharpness < BLURRED ? 'still' : 'unclear';
}

/** Where the number goes on outside the frame, which is where the camera has to be moved. */
function cutAt({ box }: SeenReading, frame: Seen['frame'], isCutOff: boolean): Guidance | null {
  if (!box) return isCutOff ? 'back' : null;
  const touches = {
    left: box.x < EDGE * frame.width,
    right: box.x + box.width > (1 - EDGE) * frame.width,
    up: box.y < EDGE * frame.height,
    down: box.y + box.height > (1 - EDGE) * frame.height,
  };
  if ((touches.left && touches.right) || (touches.up && touches.down)) return 'back';
  const side = (['left', 'right', 'up', 'down'] as const).find((each) => touches[each]);
  return side ?? (isCutOff ? 'back' : null);
}

/** How to turn the camera so that a sloping line becomes level. */
function turnOf({ digits }: SeenReading): Guidance | null {
  const [first, last] = [digits[0]?.box, digits.at(-1)?.box];
  if (!first || !last || first === last) return null;
  const across = last.x + last.width / 2 - (first.x + first.width / 2);
  const down = last.y + last.height / 2 - (first.y + first.height / 2);
  if (Math.abs(down) < SLOPE * Math.abs(across)) return null;
  return down > 0 ? 'clockwise' : 'anticlockwise';
}

/** What was advised in the last two frames, and said last. `text`: the numbers that were read. */
export type Followed = {
  readonly advice: Guidance | null;
  readonly text: string;
  readonly said: string | null;
};

export const unfollowed: Followed = { advice: null, text: '', said: null };

/**
 * Follows the advice from frame to frame. `isNew` is true if there is something to say: advice, or a
 * number, that two frames agree on and that was not said last.
 */
export function follow(
  before: Followed,
  advice: Guidance,
  text: string,
): { readonly now: Followed; readonly isNew: boolean } {
  const key = advice === 'read' ? `read ${text}` : advice;
  const isSteady = before.advice === advice && (advice !== 'read' || before.text === text);
  const isNew = isSteady && before.said !== key;
  return { now: { advice, text, said: isNew ? key : before.said }, isNew };
}
