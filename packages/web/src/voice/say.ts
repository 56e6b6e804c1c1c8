import { language } from '../words/language.ts';

/** Speaks a text in the page's language if the browser can speak. It interrupts earlier speech. */
export function say(text: string): void {
  if (!('speechSynthesis' in window)) return;
  const utterance = new SpeechSynthesisUtterance(text);
  utterance.lang = language.value;
  speechSynthesis.cancel();
  speechSynthesis.speak(utterance);
}
