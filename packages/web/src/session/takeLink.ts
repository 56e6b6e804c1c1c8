import { inkOfText } from '@cifra/ink/inkLink.ts';
import { hashValue } from '../platform/route.ts';
import { readItem } from './readItem.ts';
import { withInk, withItem, withSheet } from './session.ts';
import { session } from './state.ts';

/**
 * Shows the drawing of a shared address on a sheet of its own, and removes it from the address, so
 * that it is not added again when the page is reloaded.
 */
export function takeLink(): void {
  const ink = inkOfText(hashValue(location.hash, 'ink') ?? '');
  if (!ink) return;
  history.replaceState(null, '', '#/read');
  session.value = withSheet(session.value, Date.now());
  const { current: id } = session.value;
  const drawn = { past: [[]], present: ink, future: [] };
  session.value = withItem(session.value, id, (item) => withInk(item, drawn));
  void readItem(id);
}
