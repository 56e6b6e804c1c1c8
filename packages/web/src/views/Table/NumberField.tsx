import { LABEL_MARKS } from '@cifra/core/model/label.ts';
import { useSignal } from '@preact/signals';
import type { TargetedKeyboardEvent } from 'preact';
import { announce } from '../../platform/announce.ts';
import { entered, type Step, stepOf } from '../../session/tableKeys.ts';
import type { NumberRow } from '../../session/tableRows.ts';
import { numbers, words } from '../../words/words.ts';
import { fieldId, placeOf } from './placeOf.ts';
import { RowChoices } from './RowChoices.tsx';
import { rowNote } from './rowNote.ts';
import { tableWords } from './words/words.ts';

/** A step that concerns other rows or the session. `stays`: the focus is not moved. */
export type RowStep =
  | { readonly kind: 'settle'; readonly text: string; readonly stays?: true }
  | Extract<Step, { readonly kind: 'next' | 'go' | 'undo' }>;

type Props = {
  readonly row: NumberRow;
  /** True if the Tab key reaches the field. */
  readonly isTabStop: boolean;
  readonly onStep: (step: RowStep) => void;
};

/** The number of a row: a field to confirm or replace it, and its alternatives. */
export function NumberField({ row, isTabStop, onStep }: Props) {
  /** The typed or offered number until it is confirmed. */
  const draft = useSignal<string | null>(null);
  const isFaulty = useSignal(false);
  const id = fieldId(row);

  function write(text: string | null): void {
    draft.value = text;
    isFaulty.value = false;
  }

  function press(event: TargetedKeyboardEvent<HTMLInputElement>): void {
    if (event.isComposing || event.ctrlKey || event.altKey || event.metaKey) return;
    const step = stepOf(event.key, row, draft.value);
    if (!step) return;
    event.preventDefault();
    if (step.kind === 'fault') isFaulty.value = true;
    else if (step.kind === 'offer') offer(step.text, event.currentTarget);
    else if (step.kind === 'restore') write(null);
    else if (step.kind === 'go') onStep(step);
    else {
      write(null);
      onStep(step);
    }
  }

  /** Shows another possible number, selected: what is typed replaces it. */
  function offer(text: string, field: HTMLInputElement): void {
    write(text);
    field.value = text;
    field.select();
    const probability = row.choices.find((choice) => choice.text === text)?.probability ?? 0;
    announce(tableWords.value.offered(text, numbers.value.probability(probability)));
  }

  /** What was typed applies when the field is left, as in a spreadsheet. */
  function leave(): void {
    if (draft.value === null) return;
    const step = entered(row, draft.value);
    if (step.kind === 'fault') isFaulty.value = true;
    else write(null);
    if (step.kind === 'settle') onStep({ ...step, stays: true });
  }

  return (
    <div class="numbers-cell">
      <input
        id={id}
        class="field numbers-field"
        inputMode="decimal"
        enterkeyhint="next"
        autocomplete="off"
        maxLength={60}
        tabIndex={isTabStop ? 0 : -1}
        value={draft.value ?? row.text}
        aria-label={placeOf(row)}
        aria-describedby={`${id}-note`}
        aria-invalid={isFaulty.value}
        onFocus={({ currentTarget }) => currentTarget.select()}
        onInput={({ currentTarget }) => write(currentTarget.value)}
        onKeyDown={press}
        onBlur={leave}
      />
      <p id={`${id}-note`} class={isFaulty.value ? 'numbers-note fault' : 'numbers-note'}>
        {isFaulty.value ? words.value.correct.notANumber(LABEL_MARKS.join(' ')) : rowNote(row)}
      </p>
      {row.kind === 'doubtful' && (
        <RowChoices row={row} onChoose={(text) => onStep({ kind: 'settle', text, stays: true })} />
      )}
    </div>
  );
}
