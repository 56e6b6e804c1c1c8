import { Password } from '../components/Password/Password.tsx';
import { passwordQuestion } from '../session/password.ts';

/** Asks for the password of a document, in any view. */
export function PasswordQuestion() {
  const question = passwordQuestion.value;
  return question && <Password key={question.turn} {...question} />;
}
