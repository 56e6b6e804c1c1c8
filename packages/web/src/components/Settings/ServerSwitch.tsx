import { words } from '../../words/words.ts';

type Props = { readonly on: boolean; readonly onSwitch: (on: boolean) => void };

/** Switch to read on the server instead of on this device; off by default. */
export function ServerSwitch({ on, onSwitch }: Props) {
  const { settings } = words.value;
  return (
    <label class="switch">
      <input type="checkbox" checked={on} onChange={({ currentTarget }) => onSwitch(currentTarget.checked)} />
      <span>
        {settings.server} <span class="hint">{settings.serverNote}</span>
      </span>
    </label>
  );
}
