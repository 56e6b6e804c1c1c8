import { useSignal } from '@preact/signals';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { type Cut, isTiny, turned, WHOLE } from '../../capture/cut.ts';
import { words } from '../../words/words.ts';
import { Button } from '../Button/Button.tsx';
import '../Camera/pictureDialog.css';
import './CutPicture.css';
import { CutArea } from './CutArea.tsx';
import { CutSides } from './CutSides.tsx';
import { useBitmap } from './useBitmap.ts';

type Props = {
  /** The whole picture. */
  readonly file: Blob;
  readonly cut: Cut;
  readonly onCut: (cut: Cut) => void;
  readonly onClose: () => void;
};

/** Chooses the part of a picture that is read, and turns the picture. */
export function CutPicture({ file, cut, onCut, onClose }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const chosen = useSignal(cut);
  const { cut: texts } = words.value;

  const picture = useBitmap(file);
  // Opened with its picture: later, the picture would move what is just pressed.
  useLayoutEffect(() => {
    if (picture) dialog.current?.showModal();
  }, [picture]);

  function choose(next: Cut): void {
    chosen.value = isTiny(next) ? { ...WHOLE, turns: next.turns } : next;
  }

  function use(): void {
    onCut(chosen.value);
    // The dialog's own close, which restores the focus.
    dialog.current?.close();
  }

  return (
    <dialog ref={dialog} class="picture-dialog" aria-labelledby="cut-heading" onClose={onClose}>
      <h2 id="cut-heading">{texts.heading}</h2>
      <p class="hint">{texts.hint}</p>
      {picture && picture !== 'failed' && <CutArea picture={picture} cut={chosen.value} onCut={choose} />}
      <CutSides cut={chosen.value} onCut={choose} />
      <div class="actions">
        <Button label={texts.use} kind="main" onPress={use} />
        <Button label={texts.turn} icon="redo" onPress={() => choose(turned(chosen.value))} />
        <Button label={texts.whole} onPress={() => choose({ ...WHOLE, turns: chosen.value.turns })} />
        <Button label={texts.cancel} onPress={() => dialog.current?.close()} />
      </div>
    </dialog>
  );
}
