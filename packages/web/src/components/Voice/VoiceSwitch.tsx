import { type Signal, useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { notify } from '../../platform/announce.ts';
import { preference } from '../../platform/preference.ts';
import { type Command, commandOf } from '../../voice/commands.ts';
import { listen } from '../../voice/recognition.ts';
import { language } from '../../words/language.ts';
import { words } from '../../words/words.ts';
import { Button } from '../Button/Button.tsx';

type Props = {
  readonly onCommand: (command: Command) => void;
  readonly state?: Signal<VoiceState>;
};
type VoiceState = 'untried' | 'no-service';

/** Without a speech service every attempt fails: this is remembered, and said before the next one. */
const remembered = preference<VoiceState>('voice', 'untried', (text) => text === 'no-service');

/** Starts and stops listening for voice commands. */
export function VoiceSwitch({ onCommand, state = remembered }: Props) {
  const listening = useSignal(false);
  const { voice } = words.value;
  const spokenLanguage = language.value;

  // Listens until it is switched off, the view is left or the language changes.
  useEffect(() => {
    return listening.value ? listen(spokenLanguage, heard, fail) : undefined;
  }, [listening.value, spokenLanguage]);

  function heard(text: string): void {
    state.value = 'untried';
    const { spoken, unknown } = words.value.voice;
    const command = commandOf(text, spoken);
    if (command) onCommand(command);
    else notify(unknown(text.trim()));
  }

  function fail(fault: 'service' | 'microphone'): void {
    listening.value = false;
    if (fault === 'service') state.value = 'no-service';
    notify(fault === 'service' ? words.value.voice.noService : words.value.voice.failed);
  }

  function toggle(): void {
    listening.value = !listening.value;
    if (listening.value) notify(voice.listening);
  }

  if (state.value === 'no-service' && !listening.value)
    return (
      <p class="capture-hint">
        {voice.noService} <Button label={voice.again} onPress={toggle} />
      </p>
    );
  return <Button label={listening.value ? voice.stop : voice.start} icon="listen" onPress={toggle} />;
}
