import { LABEL_MARKS } from '@cifra/core/model/label.ts';
import { useSignal } from '@preact/signals';
import { useId, useLayoutEffect } from 'preact/hooks';
import { checkTyped, type Typed } from '../../session/typedNumber.ts';
import { words } from '../../words/words.ts';
import './Correction.css';

type Props = {
  readonly text: string;
  /** Number of digits found; 0 if none. */
  readonly found: number;
  readonly onCorrect: (text: string) => void;
};

/**
 * Field to type the whole number. A number with more or fewer digits than were found needs a
 * confirmation.
 */
export function TypeNumber({ text, found, onCorrect }: Props) {
  const id = useId();
  const typed = useSignal(text);
  const asked = useSignal<Typed>({ kind: 'right' });
  const { correct } = words.value;
  const fault = faultOf(asked.value);

  // Clears the existing field, because a new field would not have the focus. This is done
  // synchronously, because a later change would overwrite what the visitor has typed in the
  // meantime.
  useLayoutEffect(() => {
    typed.value = text;
    asked.value = { kind: 'right' };
  }, [text]);

  function submit(event: Event): void {
    event.preventDefault();
    const right = typed.value.trim();
    if (right === '' || right === text) return;
    const isConfirmed = asked.value.kind === 'other-count';
    asked.value = checkTyped(right, found);
    if (asked.value.kind === 'right' || (asked.value.kind === 'other-count' && isConfirmed)) onCorrect(right);
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
          aria-describedby={`${id}-fault`}
          aria-invalid={asked.value.kind === 'not-a-number'}
          onInput={({ currentTarget }) => {
            typed.value = currentTarget.value;
            asked.value = { kind: 'right' };
          }}
        />
        <button type="submit" class="button button-plain">
          {asked.value.kind === 'other-count' ? correct.applyAnyway : correct.apply}
        </button>
      </div>
      <p id={`${id}-fault`} class="fault" role="status">
        {fault}
      </p>
    </form>
  );
}

function faultOf(typed: Typed): string {
  const { correct } = words.value;
  if (typed.kind === 'not-a-number') return correct.notANumber(LABEL_MARKS.join(' '));
  return typed.kind === 'other-count' ? correct.otherCount(typed.typed, typed.found) : '';
}
