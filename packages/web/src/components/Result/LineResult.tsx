import { boxedText, digitsOf, seenText } from '@cifra/ink/reading/boxedText.ts';
import type { Question } from '@cifra/ink/reading/question.ts';
import type { InkReading } from '@cifra/ink/reading/readInk.ts';
import { withDigit } from '@cifra/ink/reading/withDigit.ts';
import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';
import { words } from '../../words/words.ts';
import { Alternatives } from '../Alternatives/Alternatives.tsx';
import { Confidence } from '../Confidence/Confidence.tsx';
import { TypeNumber } from '../Correction/TypeNumber.tsx';
import { DigitPicker } from '../DigitPicker/DigitPicker.tsx';
import { Asked } from './Asked.tsx';
import { Corrected } from './Corrected.tsx';
import { Refused } from './Refused.tsx';
import { ShownNumber } from './ShownNumber.tsx';
import './Result.css';

type Props = {
  readonly reading: InkReading;
  /** What is asked about it; null if nothing is. */
  readonly question: Question | null;
  /** Confidence from which nothing is asked; null if it is unknown. */
  readonly enough?: number | null;
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

/** One text line: its number, its confidence or a question, and the controls to correct it. */
export function LineResult({
  reading,
  question,
  enough = null,
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
  const read = seenText(reading);
  const corrected = corrections.at(-1);
  const isRefused = refusal !== null && !question && corrected === undefined;
  const shown = question?.text ?? corrected ?? (isRefused ? '' : read);
  const boxed = boxedText(read, question?.text ?? corrected);
  // A number can be doubtful although it is probable: then its confidence says nothing about the doubt.
  const explains = question
    ? refusal !== 'format' && reading.inInk === undefined && confidence < (enough ?? 0)
    : !isRefused;

  /** The pressed button disappears; the focus stays on the line. */
  function settle(text: string): void {
    article.current?.focus();
    onCorrect(text);
  }

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
      {isRefused && <Refused reading={reading} refusal={refusal} />}
      {shown !== '' && <ShownNumber text={shown} doubtful={question?.doubtful} />}
      {question && <Asked reading={reading} question={question} onAnswer={settle} />}
      {corrected === undefined && shown !== '' && explains && (
        <Confidence probability={confidence} enough={enough} />
      )}
      {corrected !== undefined && <Corrected read={read} corrected={corrected} onUndo={undo} />}
      {children}
      {refusal === null && corrected === undefined && (
        <Alternatives candidates={candidates} text={shown} onChoose={settle} />
      )}
      <details class="correct" onToggle={clearChoice}>
        <summary>{result.correct}</summary>
        {digits.length > 0 && (
          <DigitPicker
            digits={digits}
            now={digitsOf(boxed)}
            doubtful={question?.doubtful}
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
