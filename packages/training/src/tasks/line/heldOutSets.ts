import type { SetAbout } from '../../evaluation/report/setAbout.ts';
import {
  type HeldOut,
  heldOutCheques,
  heldOutFromStrokes,
  heldOutNumbers,
  heldOutRecorded,
} from './heldOut.ts';
import type { StripSources } from './stripSources.ts';

/** Strips that training held out, and what they show. */
export type HeldOutSet = {
  readonly name: string;
  readonly about: SetAbout;
  readonly strips: readonly HeldOut[];
};

/** One set for each kind of writing in the training data, so that nothing else chooses thresholds. */
export function heldOutSets({
  heldOutCheques: cheques,
  heldOutWriters,
  heldOutStrokes,
}: Pick<StripSources, 'heldOutCheques' | 'heldOutWriters' | 'heldOutStrokes'>): HeldOutSet[] {
  const all: HeldOutSet[] = [];
  if (cheques.length > 0)
    all.push({
      name: 'orand-car-a cheques',
      about: { kind: 'held-out cheques' },
      strips: heldOutCheques(cheques),
    });
  if (heldOutWriters.length > 0)
    all.push({
      name: 'numbers of five digits by one MNIST writer each',
      about: { kind: 'composed of held-out digits' },
      strips: heldOutNumbers(heldOutWriters),
    });
  else if (heldOutStrokes)
    all.push({
      name: 'numbers of five digits from strokes, by one writer each',
      about: { kind: 'composed of held-out strokes' },
      strips: heldOutFromStrokes(heldOutStrokes.writers),
    });
  if (heldOutStrokes)
    all.push({
      name: 'whole numbers recorded by UNIPEN writers',
      about: { kind: 'held-out recorded numbers' },
      strips: heldOutRecorded(heldOutStrokes.numbers),
    });
  return all;
}
