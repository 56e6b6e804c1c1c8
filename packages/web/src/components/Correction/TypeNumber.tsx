import { useSignal } from '@preact/signals';
import { useId, useLayoutEffect } from 'preact/hooks';
import { words } from '../../words/words.ts';
import './Correction.css';

type Props = { readonly text: string; readonly onCorrect: (text: string) => void };

/** The whole number, typed. */
export function TypeNumber({ text, onCorrect }: Props) {
  const id = useId();
  const typed = useSignal(text);
  const { correct } = words.value;

  // Not by a new field: the focus would go with the old one. And at once: later it would overwrite what is typed by then.
  useLayoutEffect(() => {
    typed.value = text;
  }, [text]);

  function submit(event: Event): void {
    event.preventDefault();
    const right = typed.value.trim();
    if (right !== '' && right !== text) onCorrect(right);
  }

  return (
    <form class="type-number" onSubmit={submit}>
      <label for={id}>{correct.type}</label>
      <div class="type-row">
        <input
          id={id}
          class="field"
          inputMode="decimal"
          autocomplete="off"
          maxLength={60}
          value={typed.value}
          onInput={({ currentTarget }) => {
            typed.value = currentTarget.value;
          }}
        />
        <button type="submit" class="button button-plain">
          {correct.apply}
        </button>
      </div>
    </form>
  );
}
