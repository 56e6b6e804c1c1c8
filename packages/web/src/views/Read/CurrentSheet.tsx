import { paperFor } from '@cifra/ink/paperFor.ts';
import { boxedText, digitsOf } from '@cifra/ink/reading/boxedText.ts';
import { questionOf } from '@cifra/ink/reading/question.ts';
import { type Paper, SHEET } from '@cifra/ink/stroke.ts';
import type { Signal } from '@preact/signals';
import { Boxes } from '../../components/Sheet/Boxes.tsx';
import { type DigitPlace, digitAt, type Place } from '../../components/Sheet/digitAt.ts';
import { InkStage } from '../../components/Stage/InkStage.tsx';
import { PictureStage } from '../../components/Stage/PictureStage.tsx';
import { announce } from '../../platform/announce.ts';
import { addStrokes, clearInk, eraseStrokes, nextSheet, redoInk, undoInk } from '../../session/actions.ts';
import { carriedTo, listed } from '../../session/session.ts';
import { current, drawing, session } from '../../session/state.ts';
import { words } from '../../words/words.ts';
import { Ghost } from './Ghost.tsx';
import { SheetActions } from './SheetActions.tsx';

type Props = { readonly chosen: Signal<DigitPlace | null> };

/** The shown sheet or picture, with its controls. */
export function CurrentSheet({ chosen }: Props) {
  const { source, outcome } = current.value;
  const readings = outcome.kind === 'read' ? outcome.readings : [];
  const boxes = <ReadingBoxes chosen={chosen} />;
  const isNew = listed(session.value).length === 0;

  /**
   * Selects or deselects the pressed digit. On the sheet a press inside a box draws a dot, so only
   * handles count.
   */
  function choose(at: Place, unit: number): boolean {
    const lines = readings.map(({ digits }) => digits);
    const pressed = digitAt(lines, { ...paper(), unit }, at, source.kind === 'picture');
    const { line, place } = chosen.value ?? {};
    if (pressed) chosen.value = pressed.line === line && pressed.place === place ? null : pressed;
    return pressed !== null;
  }

  return (
    <>
      {drawing.value && (
        <InkStage
          history={drawing.value}
          onStrokes={addStrokes}
          onErase={eraseStrokes}
          onTap={choose}
          {...commands}
        >
          {boxes}
          {isNew && <Ghost />}
        </InkStage>
      )}
      {source.kind === 'picture' && (
        <PictureStage name={source.name} url={source.url} size={source.size} onPress={choose}>
          {boxes}
        </PictureStage>
      )}
      {source.kind === 'unopened' && <p class="stage stage-picture">{source.name}</p>}
      <SheetActions onNext={commands.onNext} />
    </>
  );
}

/** The boxes of every line that was read, over the sheet or the picture. */
function ReadingBoxes({ chosen }: Props) {
  const item = current.value;
  if (item.outcome.kind !== 'read') return null;
  return item.outcome.readings.map((reading, line) => {
    const settled = carriedTo(item, line).at(-1);
    const question = questionOf(reading, settled);
    return (
      <Boxes
        key={`${line},${reading.box?.x}`}
        digits={reading.digits}
        now={digitsOf(boxedText(reading.text, question?.text ?? settled?.text))}
        drawing={paper()}
        doubtful={question?.doubtful}
        chosen={chosen.value?.line === line ? chosen.value.place : null}
      />
    );
  });
}

/** Size of the shown sheet or picture, in its own units. */
function paper(): Paper {
  const { source } = current.value;
  if (source.kind === 'ink') return paperFor(source.history.present);
  return (source.kind === 'picture' && source.size) || SHEET;
}

/** Each command says what it did. */
const commands = {
  onUndo: announced(undoInk, 'undone'),
  onRedo: announced(redoInk, 'redone'),
  onClear: announced(clearInk, 'cleared'),
  onNext: announced(nextSheet, 'fresh'),
};

function announced(action: () => void, done: 'undone' | 'redone' | 'cleared' | 'fresh'): () => void {
  return () => {
    action();
    announce(words.value.sheet[done]);
  };
}
