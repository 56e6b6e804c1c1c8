import type { Signal } from '@preact/signals';
import { Button } from '../../components/Button/Button.tsx';
import { Boxes } from '../../components/Sheet/Boxes.tsx';
import { type DigitPlace, digitAt, type Place } from '../../components/Sheet/digitAt.ts';
import { InkStage } from '../../components/Stage/InkStage.tsx';
import { PictureStage } from '../../components/Stage/PictureStage.tsx';
import { SHEET } from '../../ink/stroke.ts';
import { announce } from '../../platform/announce.ts';
import { addStroke, clearInk, nextSheet, redoInk, undoInk } from '../../session/actions.ts';
import { boxedText, digitsOf } from '../../session/boxedText.ts';
import { correctionOf } from '../../session/session.ts';
import { current, drawing } from '../../session/state.ts';
import { words } from '../../words/words.ts';

/** The shown sheet or picture, with its controls. */
export function CurrentSheet({ chosen }: { readonly chosen: Signal<DigitPlace | null> }) {
  const item = current.value;
  const { source, outcome } = item;
  const { sheet } = words.value;
  const history = drawing.value;
  const readings = outcome.kind === 'read' ? outcome.readings : [];
  const paper = (source.kind === 'picture' && source.size) || SHEET;
  const boxes = readings.map(({ digits, box, text }, line) => (
    <Boxes
      key={`${line},${box?.x}`}
      digits={digits}
      now={digitsOf(boxedText(text, correctionOf(item, line)))}
      drawing={paper}
      chosen={chosen.value?.line === line ? chosen.value.place : null}
    />
  ));

  /**
   * Selects or deselects the pressed digit. On the sheet a press inside a box draws a dot, so only handles
   * count.
   */
  function choose(at: Place, unit: number): boolean {
    const lines = readings.map(({ digits }) => digits);
    const pressed = digitAt(lines, { ...paper, unit }, at, source.kind === 'picture');
    const { line, place } = chosen.value ?? {};
    if (pressed) chosen.value = pressed.line === line && pressed.place === place ? null : pressed;
    return pressed !== null;
  }

  function did(action: () => void, said: string): () => void {
    return () => {
      action();
      announce(said);
    };
  }
  const undo = did(undoInk, sheet.undone);
  const redo = did(redoInk, sheet.redone);
  const clear = did(clearInk, sheet.cleared);
  const next = did(nextSheet, sheet.fresh);

  return (
    <>
      {history && (
        <InkStage
          history={history}
          onStroke={addStroke}
          onTap={choose}
          onUndo={undo}
          onRedo={redo}
          onClear={clear}
          onNext={next}
        >
          {boxes}
        </InkStage>
      )}
      {source.kind === 'picture' && (
        <PictureStage name={source.name} url={source.url} size={source.size} onPress={choose}>
          {boxes}
        </PictureStage>
      )}
      <div class="actions">
        {history && (
          <>
            <Button label={sheet.undo} icon="undo" disabled={history.past.length === 0} onPress={undo} />
            <Button label={sheet.redo} icon="redo" disabled={history.future.length === 0} onPress={redo} />
            <Button
              label={sheet.clear}
              icon="clear"
              disabled={history.present.length === 0}
              onPress={clear}
            />
          </>
        )}
        <Button
          label={sheet.next}
          icon="next"
          kind="main"
          disabled={history?.present.length === 0}
          onPress={next}
        />
      </div>
    </>
  );
}
