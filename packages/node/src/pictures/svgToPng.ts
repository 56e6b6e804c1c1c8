import sharp from 'sharp';

/** An SVG of our own as PNG, two pixels for each of its own. Text takes the fonts of this machine. */
export async function svgToPng(svg: string): Promise<Uint8Array> {
  return sharp(Buffer.from(svg), { density: 144 }).png().toBuffer();
}
