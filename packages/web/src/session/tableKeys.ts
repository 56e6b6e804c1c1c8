import { isLabel } from '@cifra/core/model/label.ts';
import type { NumberRow } from './tableRows.ts';

/** Result of a key in the field of a number. */
export type Step =
  /** The shown number is right: the next doubtful one follows. */
  | { readonly kind: 'settle'; readonly text: string }
  /** Nothing changes here: the next doubtful number follows. */
  | { readonly kind: 'next' }
  /** What was typed is not a number. */
  | { readonly kind: 'fault' }
  /** Shows another possible number, which Enter confirms. */
  | { readonly kind: 'offer'; readonly text: string }
  /** Goes to a neighbouring row. */
  | { readonly kind: 'go'; readonly by: -1 | 1 }
  /** Shows the number again that was there before something was typed. */
  | { readonly kind: 'restore' }
  /** Undoes the last confirmation or correction. */
  | { readonly kind: 'undo' };

type Field = Pick<NumberRow, 'kind' | 'text' | 'choices'>;

/**
 * Returns the effect of a key in a row's field, in which `draft` was typed or offered (null if
 * nothing was); null if the key is left to the browser.
 */
export function stepOf(key: string, row: Field, draft: string | null): Step | null {
  switch (key) {
    case 'Enter':
      return entered(row, draft);
    case 'Escape':
      return { kind: draft === null ? 'undo' : 'restore' };
    case 'ArrowUp':
      return { kind: 'go', by: -1 };
    case 'ArrowDown':
      return { kind: 'go', by: 1 };
    case ' ':
      return offered(row, draft);
    default:
      return null;
  }
}

/**
 * Returns what becomes of a draft when the number is confirmed. An empty field says that the
 * picture has no number.
 */
export function entered({ kind, text }: Field, draft: string | null): Step {
  const now = (draft ?? text).trim();
  if (now !== '' && !isLabel(now)) return { kind: 'fault' };
  return kind === 'doubtful' || now !== text ? { kind: 'settle', text: now } : { kind: 'next' };
}

/** Space shows the next possible number; in a number that is being typed it is a blank. */
function offered({ text, choices }: Field, draft: string | null): Step | null {
  const at = choices.findIndex((choice) => choice.text === (draft ?? text));
  if (draft !== null && at === -1) return null;
  const next = choices[(at + 1) % choices.length];
  return next ? { kind: 'offer', text: next.text } : null;
}
