import { STYLES } from '@cifra/core/reading/styles.ts';
import { style } from '../../inference/options.ts';
import { words } from '../../words/words.ts';
import { Choice } from '../Settings/Choice.tsx';

/** Chooses how the visitor writes 1 and 7. */
export function StyleChoice() {
  const { styles } = words.value;
  return (
    <Choice
      label={styles.label}
      options={STYLES.map((value) => ({ value, label: styles[value] }))}
      value={style.value}
      onChoose={(chosen) => {
        style.value = chosen;
      }}
    />
  );
}
