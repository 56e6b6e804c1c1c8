/** A weight of its own for each class, so that tests can tell them apart. */
export const classWeights = {
  nothing: 1,
  handwriting: 2,
  print: 3,
  rule: 4,
  'bar code': 5,
  'struck-out': 6,
};
