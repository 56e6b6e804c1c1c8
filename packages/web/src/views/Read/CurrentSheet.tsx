import type { Signal } from '@preact/signals';
import { announce } from '../../app/announce.ts';
import { Button } from '../../components/Button/Button.tsx';
import { Boxes } from '../../components/Sheet/Boxes.tsx';
import { InkStage } from '../../components/Stage/InkStage.tsx';
import { PictureStage } from '../../components/Stage/PictureStage.tsx';
import { addStroke, clearInk, nextSheet, redoInk, undoInk } from '../../session/actions.ts';
import { current, drawing } from '../../session/state.ts';
import { words } from '../../words/words.ts';
import type { Chosen } from './ReadView.tsx';

/** A sheet's line widths are made for a width of 720 units. */
const SHEET_WIDTH = 720;

/** The sheet or the picture that is shown, with what can be done with it. */
export function CurrentSheet({ chosen }: { readonly chosen: Signal<Chosen> }) {
  const { source, outcome } = current.value;
  const { sheet } = words.value;
  const history = drawing.value;
  const readings = outcome.kind === 'read' ? outcome.readings : [];
  const unit = source.kind === 'picture' && source.size ? source.size.width / SHEET_WIDTH : 1;
  const boxes = readings.map(({ digits, box }, line) => (
    <Boxes
      key={`${line},${box?.x}`}
      digits={digits}
      unit={unit}
      chosen={chosen.value?.line === line ? chosen.value.place : null}
    />
  ));

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
          onUndo={undo}
          onRedo={redo}
          onClear={clear}
          onNext={next}
        >
          {boxes}
        </InkStage>
      )}
      {source.kind === 'picture' && (
        <PictureStage name={source.name} url={source.url} size={source.size}>
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
