import { emptyHistory } from '@cifra/ink/inkHistory.ts';
import { SHEET } from '@cifra/ink/stroke.ts';
import type { Examples } from '../../examples/examples.ts';
import { nothing, sampleInk, samplePicture, sampleReading } from '../../examples/samples.ts';
import { Boxes } from '../Sheet/Boxes.tsx';
import { InkStage } from './InkStage.tsx';
import { PictureStage } from './PictureStage.tsx';

const commands = {
  onStrokes: nothing,
  onErase: nothing,
  onUndo: nothing,
  onRedo: nothing,
  onClear: nothing,
  onNext: nothing,
};

/** Digits reported for the example picture, although it shows none. */
const digits = sampleReading('17').digits.map((digit, i) => ({
  ...digit,
  box: { x: 120 + 60 * i, y: 40, width: 30, height: 60 },
}));

export const examples: Examples = {
  'an empty sheet': () => <InkStage history={emptyHistory} {...commands} />,
  'a sheet with ink': () => <InkStage history={{ ...emptyHistory, present: sampleInk }} {...commands} />,
  'a picture': () => <PictureStage {...samplePicture} />,
  'a picture that was read, one digit chosen': () => (
    <PictureStage {...samplePicture} onPress={nothing}>
      <Boxes digits={digits} drawing={samplePicture.size ?? SHEET} chosen={1} />
    </PictureStage>
  ),
  'a picture not decoded yet': () => <PictureStage {...samplePicture} size={null} />,
};
