import { expect, test } from 'vitest';
import { notesOf, sectionsOf, withVersion } from './changelog.ts';

const changelog = `# Changelog

About it.

## [0.1.0] – 2026-01-02

### Added

- First.
`;

test('changes are sorted by heading, in the order in which they came', () => {
  const sections = sectionsOf([
    { id: 'a', summary: '### Fixed\n\n- A fault.\n\n### Added\n\n- One\n  of two lines.' },
    { id: 'b', summary: '### Added\n- Two.\n' },
  ]);
  expect(sections).toBe('### Added\n\n- One\n  of two lines.\n- Two.\n\n### Fixed\n\n- A fault.\n');
});

test.each([
  ['text without a heading', 'Fixed a fault.'],
  ['text before the first heading', 'Hello\n\n### Fixed\n\n- A fault.'],
  ['another heading', '### Improved\n\n- Faster.'],
])('%s is an error that names the file and the headings', (_, summary) => {
  expect(() => sectionsOf([{ id: 'brave-cats', summary }])).toThrow(
    '.changeset/brave-cats.md: write its lines below one of the headings "### Added"',
  );
});

test('a version stands above the older ones', () => {
  expect(withVersion(changelog, '0.2.0', '2026-02-03', '### Fixed\n\n- A fault.\n')).toBe(
    changelog.replace('## [0.1.0]', '## [0.2.0] – 2026-02-03\n\n### Fixed\n\n- A fault.\n\n## [0.1.0]'),
  );
});

test('the notes of a version are its part of the changelog', () => {
  const both = withVersion(changelog, '0.2.0', '2026-02-03', '### Fixed\n\n- A fault.\n');
  expect(notesOf(both, '0.2.0')).toBe('### Fixed\n\n- A fault.\n');
  expect(notesOf(both, '0.1.0')).toBe('### Added\n\n- First.\n');
  expect(() => notesOf(both, '0.3.0')).toThrow('## [0.3.0]');
});
