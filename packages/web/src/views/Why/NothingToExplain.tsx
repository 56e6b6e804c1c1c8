import { whyWords } from './words/words.ts';

/** `read`: something was read, without a digit in it. */
export function NothingToExplain({ read }: { readonly read: boolean }) {
  const texts = whyWords.value;
  return (
    <div class="why">
      <h1 tabIndex={-1}>{texts.heading}</h1>
      <p>{read ? texts.noDigits : texts.nothing}</p>
      <p>
        <a class="button" href="#/read">
          {texts.toRead}
        </a>
      </p>
    </div>
  );
}
