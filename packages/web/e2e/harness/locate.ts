/**
 * A function of the page, as text: returns the centre of an element in the viewport, scrolled into
 * view, or the reason why there is none. Roles and names are those that axe computes, so they mean
 * the same in all engines.
 */
export const locateSource = `({ selector, role, name, pattern, flags }) => {
  // For a role with few candidates only those are checked, because axe's computation of roles and
  // names is slow.
  const bearers = { button: 'button, summary, input, [role=button]', link: 'a, area, [role=link]' };
  const candidates = [...document.querySelectorAll(selector ?? bearers[role] ?? '*')].filter((element) => element.checkVisibility());
  if (candidates.length === 0) return { reason: 'no visible element matches' };
  let found = candidates;
  if (!selector) {
    axe.setup(document);
    try {
      found = candidates.filter((element) => {
        if (axe.commons.aria.getRole(element) !== role) return false;
        const own = axe.commons.text.accessibleText(element).trim();
        return pattern === undefined ? own === name : new RegExp(pattern, flags).test(own);
      });
    } finally {
      axe.teardown();
    }
  }
  if (found.length === 0) return { reason: 'no visible element matches' };
  if (found.length > 1) return { reason: found.length + ' such elements' };
  // A native control that is drawn by its label is clicked there.
  const tiny = ({ width, height }) => width < 4 || height < 4;
  const [own] = found;
  const element = tiny(own.getBoundingClientRect()) && own.labels?.length ? own.labels[0] : own;
  if (own.disabled) return { reason: 'it is disabled' };
  element.scrollIntoView({ block: 'nearest', inline: 'nearest', behavior: 'instant' });
  const box = element.getBoundingClientRect();
  const x = box.x + box.width / 2;
  const y = box.y + box.height / 2;
  const top = document.elementFromPoint(x, y);
  const reaches = top && (element.contains(top) || top.contains(own) || top.closest('label')?.control === own);
  return reaches ? { x, y } : { reason: 'it is covered by ' + (top?.outerHTML.slice(0, 200) ?? 'nothing: outside') };
}`;
