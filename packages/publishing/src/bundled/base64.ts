type Native = { fromBase64?(text: string): Uint8Array<ArrayBuffer> };

/** Decodes Base64, natively where the engine can (ECMAScript 2026). */
export function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  return (Uint8Array as Native).fromBase64?.(text) ?? decoded(text);
}

function decoded(text: string): Uint8Array<ArrayBuffer> {
  const characters = atob(text);
  const bytes = new Uint8Array(characters.length);
  for (let i = 0; i < bytes.length; i++) bytes[i] = characters.charCodeAt(i);
  return bytes;
}
