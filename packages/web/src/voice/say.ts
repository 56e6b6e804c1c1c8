import { language } from '../words/language.ts';

/** Speaks a text in the page's language if the browser can speak. It interrupts earlier speech. */
export function say(text: string): void {
  if (!('speechSynthesis' in window)) return;
  const utterance = new SpeechSynthesisUtterance(text);
  utterance.lang = language.value;
  speechSynthesis.cancel();
  speechSynthesis.speak(utterance);
}

/** True if the browser has a voice. Some have the interface but no voices, and stay silent. */
export function canSay(): boolean {
  return 'speechSynthesis' in window && speechSynthesis.getVoices().length > 0;
}

export function stopSaying(): void {
  if ('speechSynthesis' in window) speechSynthesis.cancel();
}
