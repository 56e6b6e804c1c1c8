import { words } from '../../words/words.ts';
import './Welcome.css';

/** The heading of the view: what the page does, until the visitor has tried it. */
export function Welcome({ isNew }: { readonly isNew: boolean }) {
  const { welcome, sheet } = words.value;
  if (!isNew)
    return (
      <h1 class="unseen" tabIndex={-1}>
        {sheet.heading}
      </h1>
    );
  return (
    <div class="welcome">
      <h1 tabIndex={-1}>{welcome.heading}</h1>
      <p>{welcome.promise}</p>
    </div>
  );
}
