/** Letters, words and symbols other than digits. */

/** Single letters that people, too, could take for a digit. */
export const LIKE_DIGITS = 'OoIlSsZzBbgqDGi';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

export const LETTERS = [...ALPHABET].filter((letter) => !LIKE_DIGITS.includes(letter));

/** Three to eight letters. */
export const WORDS = `
and the for you with from this that have were name date form page line city town street road phone
amount total paid cheque bank price sum tax order bill cash credit debit refund account number zero
seven eight hundred january february march april june july august october monday tuesday friday
sunday morning evening hello thanks please return sign here below above void draft copy office
customer address country postal box flat floor house mother father sister water bread apple orange
garden window table paper pencil kitchen yellow green red black white summer winter north south east
west fragile urgent private open closed left right first second third
`
  .trim()
  .split(/\s+/);

/** Symbols in every typeface. */
export const SYMBOLS = [...'&%@?!*+'];
