import '../../components/Alternatives/Alternatives.css';
import { Icon } from '../../components/Icon/Icon.tsx';
import type { NumberRow } from '../../session/tableRows.ts';
import { numbers } from '../../words/words.ts';
import { fieldId, placeOf } from './placeOf.ts';
import { tableWords } from './words/words.ts';

type Props = { readonly row: NumberRow; readonly onChoose: (text: string) => void };

/** Alternatives that are shown; Space in the field shows all of them. */
const SHOWN = 3;

/**
 * Buttons that settle a doubtful number with one press. The Tab key skips them: in the field, Enter
 * and Space do the same.
 */
export function RowChoices({ row, onChoose }: Props) {
  const { yes, none, settle } = tableWords.value;
  const others = row.choices.filter(({ text }) => text !== row.text).slice(0, SHOWN);
  const confirm = row.text === '' ? none : yes;
  const place = placeOf(row);

  /** The pressed button is removed. Its row gets the focus and not the field, which would open a touch keyboard. */
  function choose(text: string): void {
    const rowElement = document.getElementById(fieldId(row))?.closest('tr');
    if (rowElement) {
      rowElement.tabIndex = -1;
      rowElement.focus();
    }
    onChoose(text);
  }

  return (
    <div class="numbers-choices">
      <button
        type="button"
        class="alternative numbers-yes"
        tabIndex={-1}
        aria-label={settle(confirm, place)}
        onClick={() => choose(row.text)}
      >
        <Icon name="keep" />
        {confirm}
      </button>
      {others.map(({ text, probability }) => (
        <button
          key={text}
          type="button"
          class="alternative"
          tabIndex={-1}
          aria-label={settle(`${text} ${numbers.value.probability(probability)}`, place)}
          onClick={() => choose(text)}
        >
          <span class="alternative-number">{text}</span>{' '}
          <span class="digit-share">{numbers.value.probability(probability)}</span>
        </button>
      ))}
    </div>
  );
}
