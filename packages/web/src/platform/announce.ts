import { signal } from '@preact/signals';

/**
 * Next polite announcement for assistive technology. `turn` makes a repeated text a new
 * announcement.
 */
export const announcement = signal({ text: '', turn: 0 });

/** Short message shown on screen until the next one or until it times out. */
export const notice = signal<string | null>(null);

/** Display time of a notice, ms. Notices only repeat information that is available elsewhere. */
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
