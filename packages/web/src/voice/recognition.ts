import { lacksSpeechService, listeningFault } from './speechService.ts';

/** The used part of the Web Speech API. Browsers offer it under one of two names, or not at all. */
type Recognition = {
  lang: string;
  continuous: boolean;
  onresult: ((event: RecognitionEvent) => void) | null;
  onerror: ((event: { readonly error: string }) => void) | null;
  onend: (() => void) | null;
  start(): void;
  abort(): void;
};
type RecognitionEvent = {
  readonly resultIndex: number;
  readonly results: ArrayLike<ArrayLike<{ readonly transcript: string }>>;
};
type Brands = Parameters<typeof lacksSpeechService>[0];
type Maker = new () => Recognition;

const maker = (globalThis as { SpeechRecognition?: Maker; webkitSpeechRecognition?: Maker })
  .SpeechRecognition;
const prefixed = (globalThis as { webkitSpeechRecognition?: Maker }).webkitSpeechRecognition;

const { userAgentData } = navigator as Navigator & { readonly userAgentData?: { readonly brands: Brands } };

export const canListen = (maker ?? prefixed) !== undefined && !lacksSpeechService(userAgentData?.brands);

/** Silence ends recognition without an error: listening is restarted. */
const HARMLESS = new Set(['no-speech', 'aborted']);

/** Listens until the returned function is called or recognition fails. */
export function listen(
  lang: string,
  onHeard: (text: string) => void,
  onFailed: (fault: ReturnType<typeof listeningFault>) => void,
): () => void {
  const Recogniser = maker ?? prefixed;
  if (!Recogniser) throw new Error('listen: this browser does not recognise speech');
  const recognition = new Recogniser();
  let going = true;
  recognition.lang = lang;
  recognition.continuous = true;
  recognition.onresult = ({ results, resultIndex }) => onHeard(results[resultIndex][0].transcript);
  recognition.onerror = ({ error }) => {
    if (HARMLESS.has(error)) return;
    going = false;
    onFailed(listeningFault(error));
  };
  recognition.onend = () => going && recognition.start();
  recognition.start();
  return () => {
    going = false;
    recognition.abort();
  };
}
