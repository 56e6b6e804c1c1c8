import { words } from '../../words/words.ts';

/** Offers to learn a digit of the visitor that was misread several times. */
export function LearnOffer({ digit, times }: { readonly digit: number; readonly times: number }) {
  const { ask } = words.value;
  return (
    <p class="learn-offer">
      {ask.misread(digit, times)}{' '}
      <a class="button" href="#/lab">
        {ask.learn}
      </a>
    </p>
  );
}
