/* One question at a time: a later answer must not be overtaken by an earlier one. What is asked
   meanwhile waits, and of several only the last. An answer that never comes (a server that fails, a
   line that breaks) is not waited for: after a while the question in line is asked all the same. */
import {ask as send} from "./dash-inside.js";

/** @typedef {import("./dash-inside.js").Question} Question */

/** Milliseconds for which an answer is waited for. */
const PATIENCE = 10000;

let number = 0;
/** @type {number | null} - when the question was asked that has no answer yet */
let since = null;
/** @type {Question | null} - the question in line */
let next = null;

/**
 * Asks a page for another view, in turn.
 * @param {string} path
 * @param {string} search
 */
export function ask(path, search) {
  const question = {pad: path, zoek: search, nummer: ++number};
  const left = since === null ? 0 : since + PATIENCE - Date.now();
  next = left > 0 ? question : null;
  if (next) window.setTimeout(() => { if (next === question) askNext(); }, left);
  else askNow(question);
}

/** @param {Question} question */
function askNow(question) {
  since = Date.now();
  send(question);
}

function askNext() {
  const question = next;
  next = null;
  if (question) askNow(question);
}

/**
 * The answer to a question came, or will not come. Was it the last that was asked?
 * @param {number} question
 */
export function ends(question) {
  since = null;
  askNext();
  return question === number;
}
