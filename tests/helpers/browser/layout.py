"""What sticks out of a page, for who would have to scroll sideways."""

from __future__ import annotations

#: Elements that stick out of the window to the right, without a box around them that scrolls.
STICKS_OUT = """() => {
  const edge = document.documentElement.clientWidth;
  const held = (one) => one.closest(".schuif, .onzichtbaar, .sla-over, svg, details:not([open])");
  return [...document.querySelectorAll("main *, header *, footer *")]
    .filter((one) => !held(one) && one.checkVisibility())
    .filter((one) => one.getBoundingClientRect().right > edge + 1)
    .map((one) => `${one.tagName} ${one.id} ${one.className}`);
}"""
