import { useSignal } from '@preact/signals';
import { useId } from 'preact/hooks';
import { ANY, type Expected, expectKind, expectText, KINDS, type Kind } from '../../inference/expected.ts';
import { words } from '../../words/words.ts';
import './FormatChoice.css';

type Choice = Kind | 'any' | 'other';
const CHOICES: readonly Choice[] = ['any', ...(Object.keys(KINDS) as Kind[]), 'other'];

/** What kind of number is looked for: by name, or in the reader's own short words. */
export function FormatChoice({ onExpect }: { readonly onExpect: (expected: Expected) => void }) {
  const id = useId();
  const choice = useSignal<Choice>('any');
  const { expect } = words.value;

  function choose(chosen: Choice): void {
    choice.value = chosen;
    if (chosen === 'any') onExpect(ANY);
    else if (chosen !== 'other') onExpect(expectKind(chosen));
  }

  return (
    <div class="format-choice">
      <label for={id}>{expect.label}</label>
      <select
        id={id}
        class="field"
        value={choice.value}
        onChange={({ currentTarget }) => choose(currentTarget.value as Choice)}
      >
        {CHOICES.map((each) => (
          <option key={each} value={each}>
            {expect[each]}
          </option>
        ))}
      </select>
      {choice.value === 'other' && <OtherFormat onExpect={onExpect} />}
    </div>
  );
}

function OtherFormat({ onExpect }: { readonly onExpect: (expected: Expected) => void }) {
  const id = useId();
  const fault = useSignal<string | null>(null);
  const { expect } = words.value;

  async function apply(text: string): Promise<void> {
    try {
      onExpect(text.trim() === '' ? ANY : await expectText(text.trim()));
      fault.value = null;
    } catch (error) {
      fault.value = (error as Error).message;
    }
  }

  return (
    <>
      <label for={id}>{expect.otherLabel}</label>
      <input
        id={id}
        class="field"
        autocomplete="off"
        spellcheck={false}
        aria-describedby={`${id}-hint`}
        aria-invalid={fault.value !== null}
        onChange={({ currentTarget }) => apply(currentTarget.value)}
      />
      <p id={`${id}-hint`} class={fault.value ? 'hint fault' : 'hint'} role="status">
        {fault.value ?? expect.otherHint}
      </p>
    </>
  );
}
