import type { Reading } from '@cifra/core/base/types.ts';
import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';
import { boxedText, digitsOf, seenText } from '../../session/boxedText.ts';
import { withDigit } from '../../session/withDigit.ts';
import { words } from '../../words/words.ts';
import { Alternatives } from '../Alternatives/Alternatives.tsx';
import { Button } from '../Button/Button.tsx';
import { Confidence } from '../Confidence/Confidence.tsx';
import { TypeNumber } from '../Correction/TypeNumber.tsx';
import { DigitPicker } from '../DigitPicker/DigitPicker.tsx';
import { Refused } from './Refused.tsx';
import './Result.css';

type Props = {
  readonly reading: Reading;
  /** The visitor's corrections of this line, oldest first. */
  readonly corrections?: readonly string[];
  readonly chosen: number | null;
  readonly onChoose: (place: number | null) => void;
  readonly onCorrect: (text: string) => void;
  /** Undoes the last correction. */
  readonly onUndo: () => void;
  /** Actions for the number, shown below it. */
  readonly children?: ComponentChildren;
};

/** One text line: its number, its confidence and the controls to correct it. */
export function LineResult({
  reading,
  corrections = [],
  chosen,
  onChoose,
  onCorrect,
  onUndo,
  children,
}: Props) {
  const article = useRef<HTMLElement>(null);
  const { result } = words.value;
  const { digits, candidates, refusal, confidence } = reading;
  const text = seenText(reading);
  const corrected = corrections.at(-1);
  const shown = corrected ?? text;
  const boxed = boxedText(text, corrected);

  /** Undoing the last correction removes the button; the focus stays on the line. */
  function undo(): void {
    if (corrections.length === 1) article.current?.focus();
    onUndo();
  }

  /**
   * Hiding the controls also clears the chosen digit, so the next press on its box opens them
   * again.
   */
  function clearChoice({ currentTarget }: { readonly currentTarget: HTMLDetailsElement }): void {
    if (!currentTarget.open && chosen !== null) onChoose(null);
  }

  return (
    <article class="line-result" ref={article} tabIndex={-1}>
      {refusal !== null && corrected === undefined && <Refused reading={reading} refusal={refusal} />}
      <ShownNumber text={text} corrected={corrected} isRefused={refusal !== null} onUndo={undo} />
      {corrected === undefined && text !== '' && <Confidence probability={confidence} />}
      {children}
      {text !== '' && <Alternatives candidates={candidates} text={shown} onChoose={onCorrect} />}
      <details class="correct" onToggle={clearChoice}>
        <summary>{result.correct}</summary>
        {digits.length > 0 && (
          <DigitPicker
            digits={digits}
            now={digitsOf(boxed)}
            chosen={chosen}
            onChoose={onChoose}
            onCorrect={(place, digit) => onCorrect(withDigit(boxed, place, digit))}
          />
        )}
        <TypeNumber text={shown} found={digits.length} onCorrect={onCorrect} />
      </details>
    </article>
  );
}

type NumberProps = {
  readonly text: string;
  readonly corrected: string | undefined;
  readonly isRefused: boolean;
  readonly onUndo: () => void;
};

/** The number in large figures, and how it was read if it is corrected. */
function ShownNumber({ text, corrected, isRefused, onUndo }: NumberProps) {
  const { correct } = words.value;
  const shown = corrected ?? text;
  const sure = !isRefused || corrected !== undefined;
  return (
    <>
      {(text !== '' || corrected !== undefined) && (
        <p class={sure ? 'number' : 'number number-unsure'} style={{ '--letters': shown.length }}>
          {shown}
        </p>
      )}
      {corrected !== undefined && (
        <div class="corrected">
          <p class="hint">{correct.was(text || '–')}</p>
          <Button label={correct.undo} icon="undo" onPress={onUndo} />
        </div>
      )}
    </>
  );
}
