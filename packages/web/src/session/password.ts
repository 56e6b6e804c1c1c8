import { signal } from '@preact/signals';

/** A question for the password of a document. `isWrong`: the last answer was wrong. */
export type PasswordQuestion = {
  readonly name: string;
  readonly isWrong: boolean;
  readonly turn: number;
  /** Takes the password; null to give up. */
  readonly onAnswer: (password: string | null) => void;
};

/** The question that is shown. */
export const passwordQuestion = signal<PasswordQuestion | null>(null);

let turn = 0;
let last: Promise<unknown> = Promise.resolve();

/** Asks for a password, after earlier questions were answered. */
export function askPassword(name: string, isWrong: boolean): Promise<string | null> {
  const asked = last.then(() => ask(name, isWrong));
  last = asked;
  return asked;
}

async function ask(name: string, isWrong: boolean): Promise<string | null> {
  const answer = await new Promise<string | null>((onAnswer) => {
    passwordQuestion.value = { name, isWrong, turn: ++turn, onAnswer };
  });
  passwordQuestion.value = null;
  return answer;
}
