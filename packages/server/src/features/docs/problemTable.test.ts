// The table of problems in docs/api.md against the table in the code.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '@cifra/node/root.ts';
import { expect, test } from 'vitest';
import { problems } from '../../platform/problems.ts';

test('docs/api.md lists every problem with its status', () => {
  const text = readFileSync(join(root, 'docs/api.md'), 'utf8');
  const rows = [...text.matchAll(/^\| (\d{3}) \| (`.*?`) \|/gm)];
  const documented = rows.flatMap(([, status, codes]) =>
    codes.split(', ').map((code) => [code.replaceAll('`', ''), Number(status)] as const),
  );
  const actual = Object.entries(problems).map(([code, { status }]) => [code, status]);
  expect(Object.fromEntries(documented)).toEqual(Object.fromEntries(actual));
  expect(documented).toHaveLength(actual.length);
});
