import { inLanguage } from '../../../words/language.ts';
import { de } from './de.ts';
import { en, type ModelWords } from './en.ts';

/** The texts of this view in the chosen language, loaded with it. */
export const modelWords = inLanguage<ModelWords>({ en, de });
