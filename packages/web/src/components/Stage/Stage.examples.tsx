import { madeInk, madePicture, nothing } from '../../examples/made.ts';
import type { Examples } from '../../examples.tsx';
import { emptyHistory } from '../../ink/inkHistory.ts';
import { InkStage } from './InkStage.tsx';
import { PictureStage } from './PictureStage.tsx';

const commands = {
  onStroke: nothing,
  onUndo: nothing,
  onRedo: nothing,
  onClear: nothing,
  onNext: nothing,
};

export const examples: Examples = {
  'an empty sheet': () => <InkStage history={emptyHistory} {...commands} />,
  'a sheet with ink': () => <InkStage history={{ ...emptyHistory, present: madeInk }} {...commands} />,
  'a picture': () => <PictureStage {...madePicture} />,
  'a picture not decoded yet': () => <PictureStage {...madePicture} size={null} />,
};
