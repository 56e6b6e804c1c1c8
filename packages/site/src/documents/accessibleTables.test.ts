import { expect, test } from 'vitest';
import { accessibleTables } from './accessibleTables.ts';

test('each table has a box, and a header cell without a text is a plain cell', () => {
  const table = '<table><thead><tr><th></th><th align="left">n</th></tr></thead></table>';
  const box = '<div class="wide" role="group" aria-label="Table">';
  const changed = `${box}<table><thead><tr><td></td><th align="left">n</th></tr></thead></table></div>`;
  expect(accessibleTables(`<p>a</p>${table}<p>b</p>${table}`)).toBe(`<p>a</p>${changed}<p>b</p>${changed}`);
});
