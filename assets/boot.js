/* Starts Dash once the page can be read, out of sight, and puts what it makes in the place of the
   page that the server sent. Until then, and when anything fails, that page stays as it is. */
(function () {
  "use strict";

  const list = document.getElementById("straks");
  const first = document.getElementById("voor");
  const entry = document.getElementById("react-entry-point");
  if (!list) return;

  // --- our two components (components/piece.py) --------------------------------------------------

  // What a piece holds on the page as the server sent it: the layout does not send it again.
  function standing(id) {
    const found = first.querySelector(`[id="${id}"]`);
    return found ? found.innerHTML : "";
  }

  const ATTRIBUTE = /^(id|className|role|tabIndex|data-.*|aria-.*)$/;

  // React writes it once; answers are written over it by address.js, which React does not mind as
  // long as it has nothing new to write itself.
  function Piece(props) {
    const React = window.React;
    const [html] = React.useState(() => standing(props.id));
    const own = {};
    Object.keys(props).forEach((key) => { if (ATTRIBUTE.test(key)) own[key] = props[key]; });
    own.dangerouslySetInnerHTML = {__html: html};
    return React.createElement(props.tag, own);
  }

  function Memory(props) {
    window.React.useLayoutEffect(function () {
      if (props.data) window.atlas.heard(props.id, props.data);
    }, [props.data]);
    return null;
  }

  window.arbeidszorg = {Piece: Piece, Memory: Memory};

  // What Dash asks first came with the page.
  const given = {"/_dash-layout": "opzet", "/_dash-dependencies": "verbanden"};
  const fetched = window.fetch;
  window.fetch = function (what, how) {
    if (given[what]) {
      const text = document.getElementById(given[what]).textContent;
      return Promise.resolve(new Response(text, {headers: {"Content-Type": "application/json"}}));
    }
    const answer = fetched.call(window, what, how);
    if (String(what).endsWith("/_dash-update-component")) {
      const asked = JSON.parse(how.body).inputs[0].value.nummer;
      const broken = () => window.atlas.broken(asked);
      answer.then((one) => { if (!one.ok) broken(); }, broken);
    }
    return answer;
  };

  // --- starting ----------------------------------------------------------------------------------

  // Once the first view is painted; not before, so that nothing takes its place in the queue.
  window.requestAnimationFrame(() => window.setTimeout(start));

  function start() {
    const scripts = JSON.parse(list.textContent);
    let left = scripts.length;
    scripts.forEach(function (source) {
      const script = document.createElement("script");
      script.src = source;
      script.async = false; // side by side over the line, one after another in the page
      script.onload = function () {
        left -= 1;
        if (!left) window.renderer = new window.DashRenderer();
      };
      script.onerror = without;
      document.head.append(script);
    });
  }

  // Without Dash the filters are an ordinary form, with a button.
  function without() {
    document.documentElement.classList.add("zonder-script");
  }

  // A filter that is changed before Dash stands: the form does it.
  function changed(event) {
    const form = document.getElementById("filters");
    if (event.target.form === form) form.requestSubmit(form.querySelector(".toon"));
  }
  first.addEventListener("change", changed);

  // --- taking over -------------------------------------------------------------------------------

  const watch = new MutationObserver(function () {
    if (!entry.querySelector("#gezegd")) return; // the last of the page
    watch.disconnect();
    window.requestAnimationFrame(takeOver);
  });
  watch.observe(entry, {childList: true, subtree: true});

  const FOCUS = "a[href], button, input, select, summary, textarea, [tabindex]";

  // The reader notices nothing: what had the focus keeps it, what was open stays open, and what was
  // typed stays typed.
  function takeOver() {
    const nth = (selector) => [first, entry].map((one) => [...one.querySelectorAll(selector)]);
    const [were, are] = nth("details");
    were.forEach((one, place) => { if (are[place]) are[place].open = one.open; });
    const [scrolledWere, scrolledAre] = nth(".schuif");
    const scrolled = scrolledWere.map((one) => [one.scrollLeft, one.scrollTop]);
    const typed = first.querySelector("#zoek-gebied");
    const [from, to] = nth(FOCUS);
    const focused = from.indexOf(document.activeElement);
    const [left, top] = [window.scrollX, window.scrollY];
    first.removeEventListener("change", changed); // a field that is taken away counts as changed
    entry.hidden = false;
    first.remove();
    scrolledAre.forEach(function (one, place) {
      if (scrolled[place]) [one.scrollLeft, one.scrollTop] = scrolled[place];
    });
    if (typed && typed.value) document.getElementById("zoek-gebied").value = typed.value;
    if (focused >= 0 && to[focused]) to[focused].focus({preventScroll: true});
    window.scrollTo(left, top);
    document.dispatchEvent(new Event("atlas:staat"));
  }
})();
