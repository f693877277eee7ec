/* All that touches the inner parts of Dash stands here: what it asks and how, the names under which
   it hides its own, how it writes an id. tests/server/test_dash_inside.py and
   tests/browser/test_dash_inside.py name each part, and say which has moved when an upgrade of
   Dash breaks one. */
import {at} from "../shared/place.js";
import {ofVersion} from "../shared/version.js";

/**
 * What a reader asks: a page, and the query part of its address. `nummer` counts the questions.
 * @typedef {{pad: string, zoek: string, nummer: number}} Question
 * What the server answers (pages/common.py).
 * @typedef {{zoek: string, stukken: Record<string, string>, gezegd: string,
 *   gezocht: string, nummer: number}} Answer
 */

/** The two memories of a page: where the reader went, and what the server answered. */
const [ASKED, ANSWERED] = ["vraag", "adres"];
/** Where Dash sends a question of a reader to. */
const UPDATE = at("/_dash-update-component");
/** What Dash asks at its start -> the element of the page that holds the answer already. */
const AT_START = new Map([[at("/_dash-layout"), "opzet"], [at("/_dash-dependencies"), "verbanden"]]);
/** Properties of a piece that are attributes of its element. */
const ATTRIBUTE = /^(id|className|role|tabIndex|data-.*|aria-.*)$/;
/** The ids that are records: Dash writes them as JSON, their keys in order. */
const RECORD = "[id^='{']";

/** Where Dash puts its page. */
export const entry = () => /** @type {HTMLElement} */ (
  document.getElementById("react-entry-point"));

/**
 * Gives Dash what it will look for: our two components (components/piece.py), and answers to what
 * it asks first, which came with the page.
 * @param {(id: string) => string} standing - what a piece holds on the page that the server sent
 * @param {(answer: Answer) => void} answered
 * @param {(number: number, status?: number) => void} broken - the answer to a question did not come
 */
export function prepare(standing, answered, broken) {
  window.arbeidszorg = {Piece: pieces(standing), Memory: memories(answered)};
  const ready = (/** @type {string} */ address) => {
    const id = AT_START.get(address);
    return id === undefined ? null : document.getElementById(id)?.textContent ?? null;
  };
  window.fetch = answering(window.fetch.bind(window), ready, broken);
}

/**
 * A piece is written once by React. Answers are written over it by address.js, which React does not
 * mind as long as it has nothing new to write itself.
 * @param {(id: string) => string} standing
 * @returns {(props: Record<string, any>) => unknown}
 */
function pieces(standing) {
  return function Piece(props) {
    const React = window.React;
    const [html] = React.useState(() => standing(props.id));
    const own = Object.fromEntries(Object.entries(props).filter(([key]) => ATTRIBUTE.test(key)));
    return React.createElement(props.tag, {...own, dangerouslySetInnerHTML: {__html: html}});
  };
}

/**
 * @param {(answer: Answer) => void} answered
 * @returns {(props: {id: string, data?: Answer}) => null}
 */
function memories(answered) {
  return function Memory(props) {
    window.React.useLayoutEffect(() => {
      if (props.data && props.id === ANSWERED) answered(props.data);
    }, [props.data]);
    return null;
  };
}

/**
 * The browser's `fetch`, but for what Dash asks.
 * @param {typeof fetch} fetched
 * @param {(address: string) => string | null} ready - an answer that is there already
 * @param {(number: number, status?: number) => void} broken
 * @returns {typeof fetch}
 */
export function answering(fetched, ready, broken) {
  return function (what, how) {
    const text = ready(String(what));
    if (text !== null)
      return Promise.resolve(new Response(text, {headers: {"Content-Type": "application/json"}}));
    if (!String(what).endsWith(UPDATE)) return fetched(what, how);
    const answer = fetched(what, ofVersion(how));
    const number = JSON.parse(String(how?.body)).inputs[0].value.nummer;
    answer.then(({ok, status}) => { if (!ok) broken(number, status); }, () => broken(number));
    return answer;
  };
}

/**
 * Loads the scripts of Dash, and starts it.
 * @param {string[]} sources - in their order
 * @param {() => void} without - one of them does not come
 */
export function start(sources, without) {
  let left = sources.length;
  sources.forEach((source) => {
    const script = document.createElement("script");
    script.src = source;
    script.async = false; // side by side over the line, one after another in the page
    script.onload = () => {
      left -= 1;
      if (!left) window.renderer = new window.DashRenderer();
    };
    script.onerror = without;
    document.head.append(script);
  });
}

/**
 * Sends a question to the server; {@link prepare} says where the answer goes.
 * @param {Question} question
 */
export function ask(question) {
  window.dash_clientside.set_props(ASKED, {data: question});
}

/**
 * Gives a control another value, as if the server had done so.
 * @param {Record<string, string>} id
 * @param {string | string[]} value
 */
export function set(id, value) {
  window.dash_clientside.set_props(id, {value});
}

/**
 * Puts a text in a field that Dash keeps.
 * @param {string} id
 * @param {string} value
 */
export function setText(id, value) {
  window.dash_clientside.set_props(id, {value});
}

/** Every control of the filters. */
export const controls = () =>
  /** @type {HTMLElement[]} */ ([...document.querySelectorAll(RECORD)]);

/**
 * The control that sets a parameter.
 * @param {string} name
 */
export const control = (name) =>
  /** @type {HTMLElement | null} */ (document.querySelector(`${RECORD}[id*='"name":"${name}"']`));

/**
 * The control that an element is in, if any.
 * @param {Element} element
 */
export const controlAround = (element) =>
  /** @type {HTMLElement | null} */ (element.closest(RECORD));

/**
 * What the id of a control says: the parameter that it sets, and its default.
 * @param {HTMLElement} element
 * @returns {{name: string, default: string, type: string}}
 */
export const recordOf = (element) => JSON.parse(element.id);
