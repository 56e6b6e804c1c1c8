import type { ComponentChildren } from 'preact';
import type { InkHistory } from '../../ink/inkHistory.ts';
import type { PenPoint, Stroke } from '../../ink/stroke.ts';
import { words } from '../../words/words.ts';
import { PenCursor } from '../KeyPen/PenCursor.tsx';
import { useKeyPen } from '../KeyPen/useKeyPen.ts';
import { Sheet } from '../Sheet/Sheet.tsx';
import './Stage.css';

type Props = {
  readonly history: InkHistory;
  /** Prompt on the empty sheet. */
  readonly invite?: string;
  readonly onStroke: (stroke: Stroke) => void;
  /** Called for a press without movement: see `Sheet`. */
  readonly onTap?: (at: PenPoint, unit: number) => boolean;
  readonly onUndo: () => void;
  readonly onRedo: () => void;
  readonly onClear: () => void;
  readonly onNext: () => void;
  /** Content drawn over the ink, in sheet units. */
  readonly children?: ComponentChildren;
};

/** The sheet to write on, by pointer or keyboard. */
export function InkStage({ history, invite, onTap, children, ...commands }: Props) {
  const { pen, onKeyDown } = useKeyPen(commands);
  const { sheet } = words.value;
  const ink = history.present;
  return (
    <>
      {/* role=application: arrow keys and Space draw here, so assistive technology must pass them on. */}
      <div
        class="stage"
        role="application"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: an application is worked with by keys
        tabIndex={0}
        aria-labelledby="sheet-label"
        aria-describedby="sheet-keys"
        onKeyDown={onKeyDown}
      >
        <Sheet ink={ink} growing={pen.value.stroke} onStroke={commands.onStroke} onTap={onTap}>
          {children}
          <PenCursor pen={pen.value} />
        </Sheet>
        <p id="sheet-label" class={ink.length === 0 && !pen.value.stroke ? 'invite' : 'invite invite-gone'}>
          {invite ?? sheet.invite}
        </p>
      </div>
      <p id="sheet-keys" class="sheet-keys">
        {sheet.keys}
      </p>
    </>
  );
}
