/**
 * Returns a page of the documentation as it is once the packages are on npm. Until then, a page that
 * installs them says how to do it from the clone, and has the other text in a comment:
 *
 *     <!-- until the packages are on npm -->
 *     text for today
 *     <!-- then
 *     text for later
 *     -->
 *
 * @throws Error if one of the two comments is missing
 */
export function publishedText(page: string): string {
  const changed = page.replaceAll(
    /^<!-- until the packages are on npm -->\n(?:(?!<!-- until)[\s\S])*?^<!-- then\n([\s\S]*?)^-->\n/gm,
    '$1',
  );
  if (/<!-- (until the packages|then$)/m.test(changed)) {
    throw new Error(
      'publishedText: a comment "until the packages are on npm" lacks its "then", or the reverse',
    );
  }
  return changed;
}
