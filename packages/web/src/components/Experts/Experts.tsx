import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { words } from '../../words/words.ts';
import './Experts.css';

type Props = {
  /** What is inside, in a few words. */
  readonly about: string;
  readonly children: ComponentChildren;
};

/** Details that most visitors do not need. They are made when they are opened. */
export function Experts({ about, children }: Props) {
  const isOpen = useSignal(false);
  return (
    <details
      class="experts"
      onToggle={({ currentTarget }) => {
        isOpen.value = currentTarget.open;
      }}
    >
      <summary>
        <b>{words.value.experts}</b> {about}
      </summary>
      {isOpen.value && <div class="experts-content">{children}</div>}
    </details>
  );
}
