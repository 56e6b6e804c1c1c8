import { useEffect, useId, useRef } from 'preact/hooks';
import { words } from '../../words/words.ts';
import { Button } from '../Button/Button.tsx';
import './Password.css';

type Props = {
  /** The name of the document. */
  readonly name: string;
  /** True after a wrong password. */
  readonly isWrong: boolean;
  /** Called once: with the password, or with null to give up. */
  readonly onAnswer: (password: string | null) => void;
};

/** Asks for the password of a document. */
export function Password({ name, isWrong, onAnswer }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const answer = useRef<string | null>(null);
  const id = useId();
  const { password } = words.value;

  useEffect(() => dialog.current?.showModal(), []);

  function submit(event: Event): void {
    event.preventDefault();
    answer.current = field.current?.value ?? null;
    // The dialog's own close, which restores the focus.
    dialog.current?.close();
  }

  return (
    <dialog
      ref={dialog}
      class="password"
      aria-labelledby={`${id}-heading`}
      onClose={() => onAnswer(answer.current)}
    >
      <form onSubmit={submit}>
        <h2 id={`${id}-heading`}>{password.heading(name)}</h2>
        <p id={`${id}-note`} class={isWrong ? 'fault' : undefined}>
          {isWrong ? password.wrong : password.note}
        </p>
        <label for={id}>{password.label}</label>
        <input
          ref={field}
          id={id}
          class="field"
          type="password"
          autocomplete="off"
          required
          aria-describedby={`${id}-note`}
          aria-invalid={isWrong}
        />
        <div class="actions">
          <button type="submit" class="button button-main">
            {password.open}
          </button>
          <Button label={password.cancel} onPress={() => dialog.current?.close()} />
        </div>
      </form>
    </dialog>
  );
}
