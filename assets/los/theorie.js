/* Veranderingstheorie: the parts open by themselves, without this. It adds arrow keys, all at once,
   and an address for each part. */
(function () {
  "use strict";

  const diagram = document.getElementById("theorie");
  const nodes = [...diagram.querySelectorAll("details")];
  const names = nodes.map((one) => one.querySelector("summary"));

  // A link to a part opens it, and what it stands in.
  function follow() {
    const found = document.getElementById(decodeURIComponent(window.location.hash.slice(1)));
    if (!found || !nodes.includes(found)) return;
    found.open = true;
    found.querySelector("summary").focus({preventScroll: true});
    found.scrollIntoView({block: "center"});
  }
  window.addEventListener("hashchange", follow);

  // What a reader opens stands in the address, so that it can be sent to a colleague.
  diagram.addEventListener("click", function (event) {
    const name = event.target.closest("summary");
    if (!name || name.parentElement.open) return;
    window.history.replaceState(null, "", `#${name.parentElement.id}`);
  });

  // Arrows go to the nearest part in their direction.
  const AWAY = {ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0]};
  diagram.addEventListener("keydown", function (event) {
    const here = event.target.closest("summary");
    if (!here || event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === "Escape") {
      here.parentElement.open = false;
      return;
    }
    const ends = {Home: names[0], End: names[names.length - 1]};
    const to = ends[event.key] || (AWAY[event.key] && nearest(here, AWAY[event.key]));
    if (!to) return;
    event.preventDefault();
    to.focus();
  });

  function nearest(here, [right, down]) {
    const middle = (one) => {
      const box = one.getBoundingClientRect();
      return [box.left + box.width / 2, box.top + box.height / 2];
    };
    const [x, y] = middle(here);
    let best = null;
    let least = Infinity;
    names.forEach(function (one) {
      if (one === here) return;
      const [otherX, otherY] = middle(one);
      const along = (otherX - x) * right + (otherY - y) * down;
      const aside = Math.abs((otherX - x) * down) + Math.abs((otherY - y) * right);
      if (along < 4) return;
      const far = along + aside * (right ? 4 : 1);
      if (far < least) [best, least] = [one, far];
    });
    return best;
  }

  document.querySelectorAll("[data-alle]").forEach((button) =>
    button.addEventListener("click", function () {
      const open = button.dataset.alle === "open";
      nodes.forEach((one) => { one.open = open; });
    }));

  follow();
})();
