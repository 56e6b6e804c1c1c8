import type { Ink } from '@cifra/ink/stroke.ts';
import { WRITTEN_MARKS, writeOut } from '@cifra/ink/writeOut.ts';
import { useSignal } from '@preact/signals';
import { useId } from 'preact/hooks';
import { words } from '../../words/words.ts';
import './WriteNumber.css';

type Props = { readonly onWrite: (ink: Ink) => void };

/**
 * The first control of the page: writes a typed number on the sheet, for visitors who do not draw.
 * It is shown while it has the focus.
 */
export function WriteNumber({ onWrite }: Props) {
  const id = useId();
  const typed = useSignal('');
  const fault = useSignal('');
  const { sheet } = words.value;

  function submit(event: Event): void {
    event.preventDefault();
    const ink = writeOut(typed.value.replaceAll(/\s/g, ''));
    fault.value = ink ? '' : sheet.cannotWrite(WRITTEN_MARKS.join(' '));
    if (!ink) return;
    onWrite(ink);
    typed.value = '';
  }

  return (
    <form class="write-number" onSubmit={submit}>
      <label for={id}>{sheet.typeNumber}</label>
      <input
        id={id}
        class="field"
        inputMode="decimal"
        autocomplete="off"
        maxLength={24}
        value={typed.value}
        aria-describedby={`${id}-note`}
        onInput={({ currentTarget }) => {
          typed.value = currentTarget.value;
          fault.value = '';
        }}
      />
      <button type="submit" class="button button-plain">
        {sheet.write}
      </button>
      <p id={`${id}-note`} class="hint">
        {sheet.writeNote}
      </p>
      <p class="fault" role="status">
        {fault.value}
      </p>
    </form>
  );
}
