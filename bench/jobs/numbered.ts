/** Pictures that carry their number in place of a drawing: whether each result is its own can then be seen. */
export async function* numbered(count: number): AsyncGenerator<{ name: string; bytes: Uint8Array }> {
  for (let i = 0; i < count; i++) yield { name: `${i}.png`, bytes: Buffer.from(`picture ${i}`) };
}

export function label(picture: Uint8Array): string {
  return Buffer.from(picture).toString();
}
