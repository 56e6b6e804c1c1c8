import { THEMES, theme } from '../../platform/theme.ts';
import { LANGUAGES, type Language, language } from '../../words/language.ts';
import { words } from '../../words/words.ts';
import { Choice } from './Choice.tsx';

const NAMES = Object.entries(LANGUAGES).map(([value, label]) => ({
  value: value as Language,
  label,
  lang: value,
}));

/** Language and theme. */
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
    </div>
  );
}
