/* Between the stage and the window of its speaker; nothing goes over the line. */

/**
 * What the speaker sees of the stage. `nu`, `straks`: slides as HTML; `zwart`: the screen is black;
 * `anders`: what was changed, in words.
 * @typedef {{nummer: number, totaal: number, titel: string, zwart: boolean, nu: string,
 *   straks: string, notities: string, anders: string, unit: number}} Standing
 */

/** A file has no origin of its own to be named: browsers call it "null" or "file://". */
export const isOnline = window.location.protocol.startsWith("http");
/** Whom a message is for: a window that went elsewhere hears nothing. */
export const WHOM = isOnline ? window.location.origin : "*";

/**
 * Whether a message comes from a window of this atlas, of one kind ("toneel" or "spreker").
 * @param {MessageEvent} event
 * @param {string} from
 */
export function isFrom(event, from) {
  const own = isOnline ? event.origin === window.location.origin
                       : ["null", "file://"].includes(event.origin);
  return own && event.data && event.data.van === from;
}
