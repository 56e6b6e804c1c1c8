import { WHOLE } from '../../capture/cut.ts';
import type { Examples } from '../../examples/examples.ts';
import { nothing } from '../../examples/samples.ts';
import { CutPicture } from './CutPicture.tsx';

/** Grey paper with a dark bar: a PGM would do, but browsers open no PGM. */
const paper = new Blob(
  [
    Uint8Array.from(
      atob(
        'iVBORw0KGgoAAAANSUhEUgAAAAQAAAADCAAAAACRs+4DAAAAEElEQVR4nGO4AwIMEBKMAUAsBiPoP5NvAAAAAElFTkSuQmCC',
      ),
      (letter) => letter.charCodeAt(0),
    ),
  ],
  { type: 'image/png' },
);
const actions = { file: paper, onCut: nothing, onClose: nothing };

export const examples: Examples = {
  'the whole picture': () => <CutPicture {...actions} cut={WHOLE} />,
  'a part of a turned picture': () => (
    <CutPicture {...actions} cut={{ turns: 1, left: 0.2, top: 0.3, right: 0.8, bottom: 0.6 }} />
  ),
};
