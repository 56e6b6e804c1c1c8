import { language } from '../words/words.ts';

/** Speaks in the page's language, where the browser can speak at all; what it was saying before is cut short. */
export function say(text: string): void {
  if (!('speechSynthesis' in window)) return;
  const utterance = new SpeechSynthesisUtterance(text);
  utterance.lang = language.value;
  speechSynthesis.cancel();
  speechSynthesis.speak(utterance);
}
