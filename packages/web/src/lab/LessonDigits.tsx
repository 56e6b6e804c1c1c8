import { lessonDigits, takeBack } from './lesson.ts';
import { Pixels } from './Pixels.tsx';
import { labWords } from './words/words.ts';

/** The digits written so far. A press takes one back, so that it is written again. */
export function LessonDigits() {
  const { teach } = labWords.value;
  return (
    <ol class="lab-written" aria-label={teach.written}>
      {lessonDigits.value.map(
        (digit, place) =>
          digit && (
            <li key={place}>
              <button
                type="button"
                class="lab-back"
                aria-label={teach.back(digit.label, place + 1)}
                onClick={() => takeBack(place)}
              >
                <Pixels side={28} grey={digit.image.map((ink) => 255 - ink)} />
                <span aria-hidden="true">{digit.label}</span>
              </button>
            </li>
          ),
      )}
    </ol>
  );
}
