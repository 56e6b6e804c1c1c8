import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { notify } from '../../app/announce.ts';
import { type Command, commandOf } from '../../voice/commands.ts';
import { listen } from '../../voice/recognition.ts';
import { language, words } from '../../words/words.ts';
import { Button } from '../Button/Button.tsx';

/** Starts and stops listening for commands. */
export function VoiceSwitch({ onCommand }: { readonly onCommand: (command: Command) => void }) {
  const listening = useSignal(false);
  const stop = useRef<(() => void) | null>(null);
  const { voice } = words.value;

  useEffect(() => () => stop.current?.(), []);

  function heard(text: string): void {
    const { spoken, unknown } = words.value.voice;
    const command = commandOf(text, spoken);
    if (command) onCommand(command);
    else notify(unknown(text.trim()));
  }

  function toggle(): void {
    stop.current?.();
    stop.current = null;
    listening.value = !listening.value;
    if (!listening.value) return;
    notify(voice.listening);
    stop.current = listen(language.value, heard, () => {
      listening.value = false;
      notify(words.value.voice.failed);
    });
  }

  return <Button label={listening.value ? voice.stop : voice.start} icon="listen" onPress={toggle} />;
}
