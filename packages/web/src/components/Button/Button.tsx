import { Icon, type IconName } from '../Icon/Icon.tsx';
import './Button.css';

type Props = {
  readonly label: string;
  readonly icon?: IconName;
  /** The one thing to do next stands out. */
  readonly kind?: 'plain' | 'main';
  readonly disabled?: boolean;
  readonly pressed?: boolean;
  readonly onPress: () => void;
};

/** A button that says what it does. One that cannot be used now stays in its place and keeps the focus. */
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
