/** Text of a page, escaped. */
export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

export type Table = {
  readonly id: string;
  readonly caption: string;
  readonly head: readonly string[];
  /** The first cell of a row is its head. Cells are text. */
  readonly rows: readonly (readonly string[])[];
};

/** A table that scrolls within itself where it is wider than the screen; by keyboard too. */
export function table({ id, caption, head, rows }: Table): string {
  const top = head.map((cell) => `<th scope="col">${escapeHtml(cell)}</th>`).join('');
  const body = rows
    .map(([first, ...rest]) => {
      const cells = rest.map((cell) => `<td>${escapeHtml(cell)}</td>`).join('');
      return `<tr><th scope="row">${escapeHtml(first)}</th>${cells}</tr>`;
    })
    .join('\n');
  return scrollable(
    id,
    `<table>${captionOf(id, caption)}\n<thead><tr>${top}</tr></thead>\n<tbody>\n${body}\n</tbody></table>`,
  );
}

/** The span keeps the words on the screen where the table is wider than it. */
export function captionOf(id: string, words: string): string {
  return `<caption id="${id}"><span>${escapeHtml(words)}</span></caption>`;
}

/** `id` is that of the caption inside. A group, not a region: a landmark for each table would be too many to jump by. */
export function scrollable(id: string, content: string): string {
  return `<div class="scroll" role="group" aria-labelledby="${id}" tabindex="0">${content}</div>`;
}

export function paragraph(text: string): string {
  return `<p>${escapeHtml(text)}</p>`;
}
