import { createRandom } from '@cifra/core/random/random.ts';
import { expect, test } from 'vitest';
import { fitPlatt } from './platt.ts';
import type { Answer } from './riskCoverage.ts';

const sigmoid = (z: number) => 1 / (1 + Math.exp(-z));

/** Answers that are right with probability sigmoid(slope · log odds + intercept). */
function answersBy(slope: number, intercept: number, n: number): Answer[] {
  const random = createRandom(`platt ${slope} ${intercept}`);
  return Array.from({ length: n }, () => {
    const odds = 3 * random.normal();
    return { probability: sigmoid(odds), right: random.next() < sigmoid(slope * odds + intercept) };
  });
}

/** Gradient of the likelihood of Platt's softened targets, averaged over the answers. */
function gradient(answers: readonly Answer[], { slope, intercept }: ReturnType<typeof fitPlatt>) {
  const right = answers.filter((answer) => answer.right).length;
  const [high, low] = [(right + 1) / (right + 2), 1 / (answers.length - right + 2)];
  let [a, b] = [0, 0];
  for (const answer of answers) {
    const p = Math.min(1 - 1e-7, Math.max(1e-7, answer.probability));
    const x = Math.log(p / (1 - p));
    const error = sigmoid(slope * x + intercept) - (answer.right ? high : low);
    a += (error * x) / answers.length;
    b += error / answers.length;
  }
  return [a, b];
}

test.each([
  [1, 0],
  [0.6, -0.5],
  [2, 1],
])('recovers the line by which answers were drawn: %f · x + %f', (slope, intercept) => {
  const fit = fitPlatt(answersBy(slope, intercept, 20_000));
  expect(Math.abs(fit.slope - slope)).toBeLessThan(0.1);
  expect(Math.abs(fit.intercept - intercept)).toBeLessThan(0.1);
});

const sure = (n: number, right: boolean, probability = 1): Answer[] =>
  Array.from({ length: n }, () => ({ probability, right }));

test.each<[string, Answer[]]>([
  ['many answers', answersBy(0.8, 0.3, 500)],
  ['few answers', answersBy(1, 0, 7)],
  ['no mistake', [...sure(50, true, 0.999), ...sure(5, true, 0.6)]],
  ['all certain, all right', sure(100, true)],
  ['all certain, nearly all wrong', [...sure(30, false), ...sure(2, true)]],
  ['right and wrong, all with the same confidence', [...sure(10, false, 0.9), ...sure(10, true, 0.9)]],
  ['inverted', [...sure(20, false, 0.99), ...sure(20, true, 0.3)]],
])('the gradient of the likelihood is zero at the fit: %s', (_, answers) => {
  const fit = fitPlatt(answers);
  for (const part of gradient(answers, fit)) expect(Math.abs(part)).toBeLessThan(2e-3);
});
