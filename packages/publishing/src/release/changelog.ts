// The changelog, in the format of Keep a Changelog.

/** The headings of Keep a Changelog, in its order. */
const HEADINGS = ['Added', 'Changed', 'Deprecated', 'Removed', 'Fixed', 'Security'];

/** A file of `.changeset`: its name, and the text below its front matter. */
export type Change = { readonly id: string; readonly summary: string };

/**
 * Returns the changes under the headings of Keep a Changelog.
 * @throws Error if a change has text outside a heading, or another heading
 */
export function sectionsOf(changes: readonly Change[]): string {
  const sections = new Map<string, string[]>();
  for (const { id, summary } of changes) {
    const [before, ...parts] = `\n${summary.trim()}\n`.split(/\n### /);
    const wrong = parts.map((part) => part.split('\n', 1)[0].trim()).find((name) => !HEADINGS.includes(name));
    if (before.trim() !== '' || parts.length === 0 || wrong !== undefined) {
      const headings = HEADINGS.map((name) => `"### ${name}"`).join(', ');
      throw new Error(`.changeset/${id}.md: write its lines below one of the headings ${headings}`);
    }
    for (const part of parts) {
      const [name, ...lines] = part.split('\n');
      const text = lines.join('\n').trim();
      sections.set(name.trim(), [...(sections.get(name.trim()) ?? []), text]);
    }
  }
  return HEADINGS.filter((name) => sections.has(name))
    .map((name) => `### ${name}\n\n${sections.get(name)?.join('\n')}\n`)
    .join('\n');
}

/**
 * Returns the changelog with a version above the older ones.
 * @param date as 2026-12-31
 * @throws Error if the changelog has no version yet
 */
export function withVersion(changelog: string, version: string, date: string, sections: string): string {
  const at = changelog.search(/^## \[\d/m);
  if (at < 0) throw new Error('CHANGELOG.md: there is no heading of a version, as "## [1.2.3] – 2026-12-31"');
  return `${changelog.slice(0, at)}## [${version}] – ${date}\n\n${sections}\n${changelog.slice(at)}`;
}

/** Returns what the changelog says of a version. @throws Error if it says nothing */
export function notesOf(changelog: string, version: string): string {
  const heading = `## [${version}]`;
  const [, after] = `\n${changelog}`.split(`\n${heading}`);
  if (after === undefined) throw new Error(`CHANGELOG.md: there is no heading "${heading}"`);
  const [notes] = after.slice(after.indexOf('\n')).split(/\n## /);
  return `${notes.trim()}\n`;
}
