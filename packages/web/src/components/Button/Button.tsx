import { Icon, type IconName } from '../Icon/Icon.tsx';
import './Button.css';

type Props = {
  readonly label: string;
  readonly icon?: IconName;
  /** Highlights the main next action. */
  readonly kind?: 'plain' | 'main';
  readonly disabled?: boolean;
  readonly pressed?: boolean;
  readonly onPress: () => void;
};

/** A labelled button. When it is disabled it stays in place and keeps the focus. */
export function Button({ label, icon, kind = 'plain', disabled = false, pressed, onPress }: Props) {
  return (
    <button
      type="button"
      class={`button button-${kind}`}
      aria-disabled={disabled || undefined}
      aria-pressed={pressed}
      onClick={() => !disabled && onPress()}
    >
      {icon && <Icon name={icon} />}
      {label}
    </button>
  );
}
