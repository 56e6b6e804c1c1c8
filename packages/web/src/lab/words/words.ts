import { inLanguage } from '../../words/language.ts';
import { de } from './de.ts';
import { en, type LabWords } from './en.ts';

/** The lab's texts in the chosen language, loaded with the lab. */
export const labWords = inLanguage<LabWords>({ en, de });
