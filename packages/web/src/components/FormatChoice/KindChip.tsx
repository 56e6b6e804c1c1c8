import { useRef } from 'preact/hooks';
import type { Expected } from '../../inference/expected.ts';
import type { LikelyKind } from '../../session/likelyKind.ts';
import { numbers, words } from '../../words/words.ts';
import { Button } from '../Button/Button.tsx';

type Props = {
  readonly choice: Expected['choice'];
  /** The kind that the number looks like; null if it looks like any number. */
  readonly likely: LikelyKind | null;
  readonly onChoose: (choice: Expected['choice']) => void;
};

/** Proposes the kind that the number looks like. Once a kind is chosen, takes it back. */
export function KindChip({ choice, likely, onChoose }: Props) {
  const chip = useRef<HTMLDivElement>(null);
  const { expect } = words.value;

  /** The pressed button is replaced; the focus stays here. */
  function choose(next: Expected['choice']): void {
    chip.current?.focus();
    onChoose(next);
  }

  return (
    <div class="kind-chip" ref={chip} tabIndex={-1}>
      {choice === 'any' && likely && (
        <Button label={expect.looks[likely.kind](shown(likely))} onPress={() => choose(likely.kind)} />
      )}
      {choice !== 'any' && (
        <>
          <p class="hint">{expect.readAs(expect[choice])}</p>
          <Button label={expect.anyAgain} onPress={() => choose('any')} />
        </>
      )}
    </div>
  );
}

/** The value as the visitor's language writes it. */
function shown({ kind, value }: LikelyKind): string {
  if (kind === 'dmy' || kind === 'mdy') return numbers.value.day(value);
  if (kind === 'amount') return numbers.value.decimal(Number(value), 2, value.includes('.') ? 2 : 0);
  return value;
}
