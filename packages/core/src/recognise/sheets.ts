import type { Picture } from '../base/types.ts';
import { quarterTurn } from '../image/quarterTurn.ts';
import type { PageModel } from '../model/pageModel.ts';
import { findLines, type PageSight } from '../page/findLines.ts';
import { isInPieces, textSeen } from '../page/orientation.ts';
import { PAGE_PARAMETERS } from '../page/parameters.ts';
import type { Upright } from './page.ts';

/** A page, perhaps turned, and the lines that were found on it. */
export type Sheet = { readonly upright: Upright } & PageSight;

/**
 * A page as it lies, and as it may have to be turned.
 *
 * @param withPrint printed numbers are read too
 * @returns `isSure`: if most of this sheet is legible, it need not be turned
 */
export async function* sheetsOf(
  picture: Picture,
  pageModel: PageModel,
  withPrint = false,
): AsyncGenerator<Sheet & { readonly isSure: boolean }> {
  const turned = async (quarters: number): Promise<Sheet> => {
    const upright = quarterTurn(picture, quarters);
    return { upright, ...(await findLines(upright.picture, pageModel, withPrint)) };
  };
  const level = await turned(0);
  const onSide = isInPieces(level.lines) ? await turned(-1) : null;
  const { more, muchMore, leastText } = PAGE_PARAMETERS;
  const isOnSide =
    onSide !== null && textSeen(onSide.lines) > Math.max(leastText, more * textSeen(level.lines));
  if (!isOnSide) yield { ...level, isSure: true };
  else {
    const sides = [onSide, await turned(1)].sort((a, b) => textSeen(b.lines) - textSeen(a.lines));
    const isClear = textSeen(sides[0].lines) > muchMore * textSeen(level.lines);
    if (!isClear) yield { ...level, isSure: false };
    yield { ...sides[0], isSure: false };
    yield { ...sides[1], isSure: true };
    if (isClear) return;
  }
  // A single number may well be refused, and say something else upside down.
  if (level.lines.length > 1) yield { ...(await turned(2)), isSure: true };
}
