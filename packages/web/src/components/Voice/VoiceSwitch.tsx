import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { notify } from '../../platform/announce.ts';
import { type Command, commandOf } from '../../voice/commands.ts';
import { listen } from '../../voice/recognition.ts';
import { language } from '../../words/language.ts';
import { words } from '../../words/words.ts';
import { Button } from '../Button/Button.tsx';

/** Starts and stops listening for voice commands. */
export function VoiceSwitch({ onCommand }: { readonly onCommand: (command: Command) => void }) {
  const listening = useSignal(false);
  const { voice } = words.value;
  const spokenLanguage = language.value;

  // Listens until it is switched off, the view is left or the language changes.
  useEffect(() => {
    return listening.value ? listen(spokenLanguage, heard, fail) : undefined;
  }, [listening.value, spokenLanguage]);

  function heard(text: string): void {
    const { spoken, unknown } = words.value.voice;
    const command = commandOf(text, spoken);
    if (command) onCommand(command);
    else notify(unknown(text.trim()));
  }

  function fail(): void {
    listening.value = false;
    notify(words.value.voice.failed);
  }

  function toggle(): void {
    listening.value = !listening.value;
    if (listening.value) notify(voice.listening);
  }

  return <Button label={listening.value ? voice.stop : voice.start} icon="listen" onPress={toggle} />;
}
