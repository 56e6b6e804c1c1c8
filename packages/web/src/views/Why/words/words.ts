import { inLanguage } from '../../../words/language.ts';
import { de } from './de.ts';
import { en, type WhyWords } from './en.ts';

/** The texts of "Why?" in the chosen language, loaded with the view. */
export const whyWords = inLanguage<WhyWords>({ en, de });
