import { whyWords } from './words/words.ts';

/** `read`: something was read, without a digit in it. */
export function NothingToExplain({ read }: { readonly read: boolean }) {
  const said = whyWords.value;
  return (
    <div class="why">
      <h1 tabIndex={-1}>{said.heading}</h1>
      <p>{read ? said.noDigits : said.nothing}</p>
      <p>
        <a href="#/read">{said.toRead}</a>
      </p>
    </div>
  );
}
