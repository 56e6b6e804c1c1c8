import { opening } from '../../session/state.ts';
import { words } from '../../words/words.ts';

/** Shows which document is being opened, and how far. */
export function OpeningNote() {
  const { documents } = words.value;
  if (!opening.value) return null;
  const { name, page, of } = opening.value;
  return <p class="load-note">{of === 0 ? documents.opening(name) : documents.progress(name, page, of)}</p>;
}
