import { escapeXml } from '@cifra/core/base/xml.ts';

export type Table = {
  readonly id: string;
  readonly caption: string;
  readonly head: readonly string[];
  /** The first cell of a row is its header. Cells are text. */
  readonly rows: readonly (readonly string[])[];
};

/** A table that scrolls within itself if it is wider than the screen, also by keyboard. */
export function table({ id, caption, head, rows }: Table): string {
  const top = head.map((cell) => `<th scope="col">${escapeXml(cell)}</th>`).join('');
  const body = rows
    .map(([first, ...rest]) => {
      const cells = rest.map((cell) => `<td>${escapeXml(cell)}</td>`).join('');
      return `<tr><th scope="row">${escapeXml(first)}</th>${cells}</tr>`;
    })
    .join('\n');
  return scrollable(
    id,
    `<table>${captionOf(id, caption)}\n<thead><tr>${top}</tr></thead>\n<tbody>\n${body}\n</tbody></table>`,
  );
}

/** The span keeps the caption on the screen if the table is wider. */
export function captionOf(id: string, words: string): string {
  return `<caption id="${id}"><span>${escapeXml(words)}</span></caption>`;
}

/**
 * `id` is that of the caption inside. Uses a group instead of a region: a landmark for each table
 * would be too many.
 */
export function scrollable(id: string, content: string): string {
  return `<div class="scroll" role="group" aria-labelledby="${id}" tabindex="0">${content}</div>`;
}

export function paragraph(text: string): string {
  return `<p>${escapeXml(text)}</p>`;
}
