import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** A token, `cifra_<id>_<secret>`. Scanners for leaked secrets can find it by its prefix. */
export type Token = { readonly id: string; readonly text: string };

const SHAPE = /^cifra_([0-9a-f]{12})_[\w-]{43}$/;

export function newToken(): Token {
  const id = randomBytes(6).toString('hex');
  return { id, text: `cifra_${id}_${randomBytes(32).toString('base64url')}` };
}

/** The id in a token; null if the text is not a token. */
export function tokenId(text: string): string | null {
  return SHAPE.exec(text)?.[1] ?? null;
}

/**
 * SHA-256, hex. Slow hashes (scrypt, Argon2) protect passwords, which can be guessed. 256 random
 * bits cannot, and a slow hash would delay every request.
 */
export function hashToken(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** Compares hashes in constant time. */
export function sameHash(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a, 'hex'), Buffer.from(b, 'hex')];
  return left.length === right.length && timingSafeEqual(left, right);
}
