// A table that is wider than the page scrolls, and must then be reachable by keyboard.
const watcher = new ResizeObserver((entries) => {
  for (const { target } of entries) {
    if (target.scrollWidth > target.clientWidth) target.setAttribute('tabindex', '0');
    else target.removeAttribute('tabindex');
  }
});
for (const box of document.querySelectorAll('.wide')) watcher.observe(box);

// Code that scrolls becomes a region of the page, of which each needs a name of its own: a group does not.
function name(code: Element): void {
  if (code.getAttribute('role') === 'region') code.setAttribute('role', 'group');
  if (code.hasAttribute('role')) code.setAttribute('aria-label', 'Code');
  else code.removeAttribute('aria-label');
}
for (const code of document.querySelectorAll('pre')) {
  name(code);
  new MutationObserver(() => name(code)).observe(code, { attributeFilter: ['role'] });
}
