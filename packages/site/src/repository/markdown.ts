// Parts of Markdown texts: titles, sections, and the text outside code.

/** A fenced block with its lines, or the text between two of them. */
const fences = /^(`{3,}|~{3,}).*\n[\s\S]*?^\1[ \t]*$/gm;

/** Changes only what is outside fenced blocks. */
export function outsideFences(markdown: string, change: (text: string) => string): string {
  let end = 0;
  let changed = '';
  for (const { 0: block, index } of markdown.matchAll(fences)) {
    changed += change(markdown.slice(end, index)) + block;
    end = index + block.length;
  }
  return changed + change(markdown.slice(end));
}

/** Splits a document into its title, the text of its first heading, and the rest. */
export function titled(markdown: string): { title: string; text: string } {
  const [line, heading] = /^# (.+)$/m.exec(markdown) ?? ['', ''];
  return { title: plainText(heading), text: markdown.replace(line, '').trimStart() };
}

/** Returns the text below a heading of the second level, up to the next one. */
export function sectionOf(markdown: string, heading: string): string {
  const [, text] = markdown.split(`\n## ${heading}\n`);
  if (text === undefined) throw new Error(`sectionOf: there is no section "${heading}"`);
  return text.split(/^## /m)[0].trim();
}

/** Returns the first paragraph that is prose. */
export function firstParagraph(markdown: string): string {
  const paragraphs = outsideFences(markdown, (text) => text).split(/\n{2,}/);
  return paragraphs.find((paragraph) => /^[\p{L}`*[]/u.test(paragraph)) ?? '';
}

/** Markdown of one line or paragraph as plain text: without links, emphasis and code marks. */
export function plainText(markdown: string): string {
  return markdown
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/<[^>]+>/g, '')
    .replace(/[`*]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** The rows of the first table of a text, each with the Markdown of its cells; the first is its header. */
export function tableRows(markdown: string): string[][] {
  const lines = /(?:^\|.*\|$\n?)+/m.exec(markdown)?.[0].trim().split('\n') ?? [];
  return lines.filter((_, index) => index !== 1).map(cells);
}

function cells(line: string): string[] {
  return line
    .slice(1, -1)
    .split(/(?<!\\)\|/)
    .map((cell) => cell.trim());
}
