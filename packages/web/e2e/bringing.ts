import { en } from '../src/words/en.ts';
import type { Page } from './harness/page.ts';

/** The session list, newest first. */
export type Listed = readonly { readonly name: string; readonly text: string }[];

/** An expression for the session list; a doubtful number's text is that it is doubtful. */
export const LISTED = `[...document.querySelectorAll('.session-item')].map((item) => ({
  name: item.querySelector('.session-name').textContent,
  text: [...item.querySelectorAll('.session-text > span')]
    .map((part) => part.matches('.session-doubtful') ? ${JSON.stringify(en.session.doubtful)} : part.textContent)
    .join(' · '),
}))`;

/**
 * Waits in the view Read until the list has this many items and all are read. Several pictures or
 * pages open the table.
 */
export function untilListed(page: Page, count: number): Promise<Listed> {
  return page.until<Listed>(`(() => {
    location.hash = '#/read';
    const listed = ${LISTED};
    return listed.length === ${count} && listed.every(({ text }) => text !== ${JSON.stringify(en.session.waiting)}) && listed;
  })()`);
}

/**
 * An expression that dispatches an event with files; its value is true if the page handled the
 * event.
 */
export function bringing(event: 'paste' | 'dragover' | 'drop', files: string): string {
  const [kind, data] =
    event === 'paste' ? ['ClipboardEvent', 'clipboardData'] : ['DragEvent', 'dataTransfer'];
  return `${files}.then((files) => {
    const transfer = new DataTransfer();
    for (const file of files) transfer.items.add(file);
    const event = new ${kind}('${event}', { bubbles: true, cancelable: true });
    // Set afterwards: Firefox's constructor does not accept a clipboard's files.
    Object.defineProperty(event, '${data}', { value: transfer });
    return !document.body.dispatchEvent(event);
  })`;
}
