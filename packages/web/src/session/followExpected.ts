import { serverOptions } from '../inference/options.ts';
import { readAllAgain } from './readItem.ts';

/** Reads everything again whenever the kind of number, or the style of writing, changes. */
export function followExpected(): void {
  let before = JSON.stringify(serverOptions.value);
  serverOptions.subscribe((options) => {
    const now = JSON.stringify(options);
    if (now === before) return;
    before = now;
    void readAllAgain();
  });
}
