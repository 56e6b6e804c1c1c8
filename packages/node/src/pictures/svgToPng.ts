import sharp from 'sharp';

/**
 * Renders an SVG made by Cifra as PNG, at two pixels per unit. Text uses the fonts of this machine.
 */
export async function svgToPng(svg: string): Promise<Uint8Array> {
  return sharp(Buffer.from(svg), { density: 144 }).png().toBuffer();
}
