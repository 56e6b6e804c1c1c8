import { crossed } from '@cifra/ink/crossed.ts';
import type { InkHistory } from '@cifra/ink/inkHistory.ts';
import { gridPosition, positionOf, positionsOn } from '@cifra/ink/keyPen.ts';
import { paperFor } from '@cifra/ink/paperFor.ts';
import type { Ink, PenPoint } from '@cifra/ink/stroke.ts';
import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { announce } from '../../platform/announce.ts';
import { words } from '../../words/words.ts';
import { PenCursor } from '../KeyPen/PenCursor.tsx';
import { useKeyPen } from '../KeyPen/useKeyPen.ts';
import { useUndoKeys } from '../KeyPen/useUndoKeys.ts';
import { Sheet } from '../Sheet/Sheet.tsx';
import { Tools } from '../Sheet/Tools.tsx';
import './Stage.css';

type Props = {
  readonly history: InkHistory;
  /** Prompt on the empty sheet. */
  readonly invite?: string;
  readonly onStrokes: (strokes: Ink) => void;
  /** Called with the indices of the strokes to erase. */
  readonly onErase: (strokes: ReadonlySet<number>) => void;
  /** Called for a press without movement: see `Sheet`. */
  readonly onTap?: (at: PenPoint, unit: number) => boolean;
  readonly onUndo: () => void;
  readonly onRedo: () => void;
  readonly onClear: () => void;
  readonly onNext: () => void;
  /** Content drawn over the ink, in sheet units. */
  readonly children?: ComponentChildren;
};

/** The sheet to write on, by pointer or keyboard, with its tools. */
export function InkStage({ history, invite, onTap, onErase, children, ...commands }: Props) {
  const ink = history.present;
  const paper = paperFor(ink);
  const eraser = useSignal(false);
  // An empty sheet is for writing.
  const isErasing = eraser.value && ink.length > 0;
  const onStrokes = isErasing ? erase : write;
  const { pen, onKeyDown } = useKeyPen({ ...commands, onStrokes }, paper);
  useUndoKeys(commands);
  const { sheet } = words.value;
  const { across, down } = gridPosition(pen.value);

  /** The first stroke on an empty sheet lays the eraser down: the next one must not erase. */
  function write(strokes: Ink): void {
    eraser.value = false;
    commands.onStrokes(strokes);
  }

  function erase(path: Ink): void {
    onErase(
      crossed(
        ink,
        path.flatMap(({ points }) => points),
      ),
    );
    announce(sheet.erased);
  }

  return (
    <>
      <div class="stage">
        {/* Screen readers pass arrow keys on to a slider and say its value. To role=application, Orca passes nothing on before its focus mode is chosen by hand. */}
        <div
          class={isErasing ? 'pad pad-erasing' : 'pad'}
          role="slider"
          tabIndex={0}
          aria-labelledby="sheet-label"
          aria-describedby="sheet-keys"
          aria-roledescription={sheet.label}
          aria-valuemin={0}
          aria-valuemax={positionsOn(paper) - 1}
          aria-valuenow={positionOf(pen.value)}
          aria-valuetext={sheet.at(across, down)}
          {...NO_HANDWRITING}
          onKeyDown={onKeyDown}
        >
          <Sheet
            ink={ink}
            paper={paper}
            growing={pen.value.stroke}
            isErasing={isErasing}
            onStrokes={onStrokes}
            onTap={onTap}
            onTwoFingerTap={commands.onUndo}
          >
            {children}
            <PenCursor pen={pen.value} />
          </Sheet>
          <p id="sheet-label" class={ink.length === 0 && !pen.value.stroke ? 'invite' : 'invite invite-gone'}>
            {invite ?? sheet.invite}
          </p>
        </div>
        <Tools
          history={history}
          isErasing={isErasing}
          onErase={() => {
            eraser.value = !isErasing;
          }}
          {...commands}
        />
      </div>
      <p id="sheet-keys" class="sheet-keys">
        {sheet.keys}
      </p>
    </>
  );
}

/** Keeps the system from taking strokes as text; an attribute that Preact does not know. */
const NO_HANDWRITING = { handwriting: 'false' };
