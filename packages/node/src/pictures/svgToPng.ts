import sharp from 'sharp';

/** An SVG of our own as PNG, `density` dots an inch: 96 draws it at its own size. Text takes the fonts of this machine. */
export async function svgToPng(svg: string, density = 144): Promise<Uint8Array> {
  return sharp(Buffer.from(svg), { density }).png().toBuffer();
}
