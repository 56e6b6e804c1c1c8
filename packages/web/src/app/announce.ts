import { signal } from '@preact/signals';

/** What assistive technology says next, politely. `turn` makes the same words twice two announcements. */
export const announcement = signal({ text: '', turn: 0 });

/** A short message that is shown as well, until the next one or until it has been read. */
export const notice = signal<string | null>(null);

/** How long a notice is shown, ms; it says nothing that cannot be found elsewhere. */
const SHOWN = 6000;
let timer: ReturnType<typeof setTimeout> | undefined;

export function announce(text: string): void {
  announcement.value = { text, turn: announcement.peek().turn + 1 };
}

export function notify(text: string): void {
  announce(text);
  notice.value = text;
  clearTimeout(timer);
  timer = setTimeout(() => {
    notice.value = null;
  }, SHOWN);
}
