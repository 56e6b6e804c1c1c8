const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/**
 * Base64 (RFC 4648, section 4). Implemented here because Node and browsers have different APIs and
 * this runs in both.
 */
export function base64(bytes: Uint8Array): string {
  let text = '';
  for (let i = 0; i < bytes.length; i += 3) {
    const group = (bytes[i] << 16) | ((bytes[i + 1] ?? 0) << 8) | (bytes[i + 2] ?? 0);
    const sextets = [18, 12, 6, 0].map((shift) => ALPHABET[(group >> shift) & 63]);
    const padding = Math.max(0, i + 3 - bytes.length);
    text += sextets.slice(0, 4 - padding).join('') + '='.repeat(padding);
  }
  return text;
}
