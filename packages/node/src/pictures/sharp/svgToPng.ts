import { CifraError } from '@cifra/core/base/error.ts';
import { loadSharp } from './sharp.ts';

/**
 * Renders an SVG made by Cifra as PNG, at two pixels per unit. Text uses the fonts of this machine.
 * @throws CifraError 'unsupported' without sharp
 */
export async function svgToPng(svg: string): Promise<Uint8Array> {
  const sharp = await loadSharp();
  if (sharp === null)
    throw new CifraError('unsupported', 'a drawing can only be saved as PNG with the package sharp', {
      hint: 'Run `npm install sharp`, or save it as SVG.',
    });
  return sharp(Buffer.from(svg), { density: 144 }).png().toBuffer();
}
