import { inLanguage } from '../../../words/language.ts';
import { de } from './de.ts';
import { en, type TableWords } from './en.ts';

/** The texts of the table in the chosen language, loaded with the view. */
export const tableWords = inLanguage<TableWords>({ en, de });
