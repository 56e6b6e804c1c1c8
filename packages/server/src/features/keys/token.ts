import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** A key as its holder has it: `cifra_<id>_<secret>`; the prefix lets scanners of leaked secrets find it. */
export type Token = { readonly id: string; readonly text: string };

const SHAPE = /^cifra_([0-9a-f]{12})_[\w-]{43}$/;

export function newToken(): Token {
  const id = randomBytes(6).toString('hex');
  return { id, text: `cifra_${id}_${randomBytes(32).toString('base64url')}` };
}

/** The id in a token, which says where to look; null when it has not the shape of one. */
export function tokenId(text: string): string | null {
  return SHAPE.exec(text)?.[1] ?? null;
}

/**
 * SHA-256, hex. Slow hashes (scrypt, Argon2) protect what people think up and others can guess; 256 random bits cannot be
 * guessed at any speed, and a slow hash would be paid with every request.
 */
export function hashToken(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** Compares hashes in a time that does not tell how much of them agrees. */
export function sameHash(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a, 'hex'), Buffer.from(b, 'hex')];
  return left.length === right.length && timingSafeEqual(left, right);
}
