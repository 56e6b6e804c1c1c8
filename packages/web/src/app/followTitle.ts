import { effect } from '@preact/signals';
import { view } from '../platform/route.ts';
import { correctionOf, type Item } from '../session/session.ts';
import { current } from '../session/state.ts';
import { words } from '../words/words.ts';

/** Names the tab and the entries of the browser's history after the view and the number. */
export function followTitle(): void {
  effect(() => {
    const { title, tagline, views, whyTitle } = words.value;
    const number = numberOf(current.value);
    const titles = { read: number, why: number ? whyTitle(number) : views.why };
    const shown = { ...views, ...titles }[view.value];
    document.title = shown ? `${shown} – ${title}` : `${title} – ${tagline}`;
  });
}

/** What was read for certain, or corrected; empty otherwise. */
function numberOf(item: Item): string {
  if (item.outcome.kind !== 'read') return '';
  return item.outcome.readings
    .map(({ text, accepted }, line) => correctionOf(item, line) ?? (accepted ? text : ''))
    .filter((text) => text !== '')
    .join(' · ');
}
