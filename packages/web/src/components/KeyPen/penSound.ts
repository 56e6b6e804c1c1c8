import type { Paper } from '@cifra/ink/stroke.ts';
import { preference } from '../../platform/preference.ts';

export type PenSounds = 'off' | 'on';

/** Sounds of the pen that is moved by keys; off until the visitor turns them on. */
export const penSounds = preference<PenSounds>(
  'pen-sounds',
  'off',
  (stored): stored is PenSounds => stored === 'off' || stored === 'on',
);

/** Length of a sound, seconds, and its loudness in [0, 1]; a pen that draws is louder. */
const SOUNDS = {
  down: { seconds: 0.14, loudness: 0.3 },
  up: { seconds: 0.07, loudness: 0.15 },
  drawing: { seconds: 0.06, loudness: 0.2 },
  moving: { seconds: 0.04, loudness: 0.06 },
} as const;

/** Pitch at the bottom of the sheet, Hz, and octaves up to its top. */
const LOWEST = 220;
const OCTAVES = 2;

let context: AudioContext | undefined;

/** Plays where the pen is: higher towards the top of the sheet, in the left or right ear. */
export function penSound(
  kind: keyof typeof SOUNDS,
  at: { readonly x: number; readonly y: number },
  paper: Paper,
): void {
  if (penSounds.value === 'off' || typeof AudioContext === 'undefined') return;
  context ??= new AudioContext();
  const { seconds, loudness } = SOUNDS[kind];
  const end = context.currentTime + seconds;
  const tone = new OscillatorNode(context, {
    frequency: LOWEST * 2 ** (OCTAVES * (1 - at.y / paper.height)),
  });
  const volume = new GainNode(context, { gain: loudness });
  // Without fading, the end of a tone is a click.
  volume.gain.linearRampToValueAtTime(0, end);
  tone
    .connect(volume)
    .connect(new StereoPannerNode(context, { pan: (2 * at.x) / paper.width - 1 }))
    .connect(context.destination);
  tone.start();
  tone.stop(end);
}
