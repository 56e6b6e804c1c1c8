import { text } from '../json/check.ts';

export const sha256Text = text({
  pattern: /^[0-9a-f]{64}$/,
  expected: 'a SHA-256 in lower-case hexadecimal',
});
