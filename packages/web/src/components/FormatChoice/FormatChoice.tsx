import { useId } from 'preact/hooks';
import { type Expected, KINDS, type Kind } from '../../inference/expected.ts';
import { words } from '../../words/words.ts';
import './FormatChoice.css';

type Choice = Expected['choice'];
const CHOICES: readonly Choice[] = ['any', ...(Object.keys(KINDS) as Kind[]), 'other'];

type Props = {
  readonly expected: Expected;
  readonly onChoose: (choice: Choice) => void;
  /** The visitor's own format. */
  readonly onType: (typed: string) => void;
};

/** Chooses the kind of number to read: a named kind or a format in short notation. */
export function FormatChoice({ expected, onChoose, onType }: Props) {
  const id = useId();
  const { expect } = words.value;

  return (
    <div class="format-choice">
      <label for={id}>{expect.label}</label>
      <select
        id={id}
        class="field"
        value={expected.choice}
        onChange={({ currentTarget }) => onChoose(currentTarget.value as Choice)}
      >
        {CHOICES.map((each) => (
          <option key={each} value={each}>
            {expect[each]}
          </option>
        ))}
      </select>
      {expected.choice === 'other' && <OtherFormat expected={expected} onType={onType} />}
    </div>
  );
}

function OtherFormat({ expected: { typed, isUnknown }, onType }: Omit<Props, 'onChoose'>) {
  const id = useId();
  const { expect } = words.value;

  return (
    <>
      <label for={id}>{expect.otherLabel}</label>
      <input
        id={id}
        class="field"
        autocomplete="off"
        spellcheck={false}
        value={typed}
        aria-describedby={`${id}-hint`}
        aria-invalid={isUnknown}
        onChange={({ currentTarget }) => onType(currentTarget.value)}
      />
      <p id={`${id}-hint`} class={isUnknown ? 'hint fault' : 'hint'} role="status">
        {isUnknown ? expect.fault : expect.otherHint}
      </p>
    </>
  );
}
