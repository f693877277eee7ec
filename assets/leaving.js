/* What leaves the page: a question to the server, a file for the reader to keep, a text for the
   clipboard. */
(function () {
  "use strict";

  // The answer to a question; a fault is thrown in the words of the server, else in these.
  async function ask(address, content, otherwise) {
    const answer = await fetch(address, {
      method: "POST", headers: {"Content-Type": "application/json"}, body: JSON.stringify(content),
    });
    if (answer.ok) return answer;
    const said = await answer.json().catch(() => ({}));
    throw new Error(said.fout || otherwise);
  }

  // What was asked as a file, one at a time; what goes wrong is said, and nothing is lost. The words
  // stand in the data of the page.
  async function take(page, status, address, content, name) {
    const words = page.dataset;
    if (page.getAttribute("aria-busy") === "true") return;
    page.setAttribute("aria-busy", "true");
    status.textContent = words.bezig;
    try {
      const answer = await ask(address, content, words.mislukt);
      const given = /filename="([^"]+)"/.exec(answer.headers.get("Content-Disposition") || "");
      file(await answer.blob(), given ? given[1] : name);
      status.textContent = words.klaar;
    } catch (error) {
      status.textContent = error instanceof TypeError ? words.mislukt : error.message;
    } finally {
      page.removeAttribute("aria-busy");
    }
  }

  function file(blob, name) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = name;
    document.body.append(link);
    link.click();
    link.remove();
    window.setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  }

  // A text, and the same as HTML when there is any.
  async function copy(text, html) {
    const as = (kind, content) => ({[kind]: new Blob([content], {type: kind})});
    try {
      if (!html) await navigator.clipboard.writeText(text);
      else await navigator.clipboard.write([new ClipboardItem(
        Object.assign(as("text/plain", text), as("text/html", html)))]);
    } catch (_) {
      byHand(text, html);
    }
  }

  // Where a page may not write the clipboard by itself, the reader's own copying does it.
  function byHand(text, html) {
    const focused = document.activeElement;
    const give = function (event) {
      event.clipboardData.setData("text/plain", text);
      if (html) event.clipboardData.setData("text/html", html);
      event.preventDefault();
    };
    document.addEventListener("copy", give, {once: true});
    document.execCommand("copy");
    document.removeEventListener("copy", give);
    if (focused) focused.focus();
  }

  window.atlas = window.atlas || {};
  window.atlas.leaving = {ask: ask, take: take, file: file, copy: copy};
})();
