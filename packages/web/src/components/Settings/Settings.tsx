import { keeping } from '../../platform/keeping.ts';
import { THEMES, theme } from '../../platform/theme.ts';
import { LANGUAGES, type Language, language } from '../../words/language.ts';
import { words } from '../../words/words.ts';
import { penSounds } from '../KeyPen/penSound.ts';
import { Choice } from './Choice.tsx';

const NAMES = Object.entries(LANGUAGES).map(([value, label]) => ({
  value: value as Language,
  label,
  lang: value,
}));

/** Language, theme, sounds, and whether numbers are kept. */
export function Settings() {
  const { settings } = words.value;
  return (
    <div class="settings">
      <Choice
        label={settings.language}
        options={NAMES}
        value={language.value}
        onChoose={(chosen) => {
          language.value = chosen;
        }}
      />
      <Choice
        label={settings.theme}
        options={THEMES.map((value) => ({ value, label: settings.themes[value] }))}
        value={theme.value}
        onChoose={(chosen) => {
          theme.value = chosen;
        }}
      />
      <Choice
        label={settings.penSounds}
        options={(['off', 'on'] as const).map((value) => ({ value, label: settings.penSoundsNames[value] }))}
        value={penSounds.value}
        onChoose={(chosen) => {
          penSounds.value = chosen;
        }}
      />
      <label class="switch">
        <input
          type="checkbox"
          checked={keeping.value === 'on'}
          onChange={({ currentTarget }) => {
            keeping.value = currentTarget.checked ? 'on' : 'off';
          }}
        />
        {settings.keep}
      </label>
    </div>
  );
}
