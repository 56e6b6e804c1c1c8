import { expected } from '../inference/expected.ts';
import { readAllAgain } from './readItem.ts';

/** Reads everything again whenever the kind of number changes. */
export function followExpected(): void {
  let before = expected.value.text;
  expected.subscribe(({ text }) => {
    if (text === before) return;
    before = text;
    void readAllAgain();
  });
}
