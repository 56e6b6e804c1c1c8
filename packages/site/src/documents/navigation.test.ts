import { globSync } from 'node:fs';
import { expect, test } from 'vitest';
import { repository } from '../repository/repository.ts';
import { navigation } from './navigation.ts';

test('the sidebar has every document', () => {
  const groups = navigation({
    label: 'Reference',
    items: [{ label: 'Command line', target: 'docs/cli.md' }],
  });
  const shown = new Set(groups.flatMap(({ items }) => items.map(({ target }) => target.split('#')[0])));
  // The reference has the fields of recipes, and the page links to the authors of its decoders.
  const documents = globSync(['docs/**/*.md', 'models/*/CARD.md', '*.md'], { cwd: repository });
  expect(documents.filter((file) => !shown.has(file.replaceAll('\\', '/')))).toEqual([]);
});

test('no two items of a group have the same label', () => {
  for (const { label, items } of navigation({ label: 'Reference', items: [] })) {
    const labels = items.map((item) => item.label);
    expect(new Set(labels).size, label).toBe(labels.length);
  }
});
