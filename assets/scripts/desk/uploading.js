/* A file on its way, piece by piece: what is cut off goes on where it was, what arrived is not sent
   again, and when the server began anew it starts over by itself. */

/** Seconds between two tries, each time longer. */
const WAITS = [1, 2, 4, 8, 15, 30, 60];
const GONE = 404, REFUSED = 400;

/** @typedef {{name: string, bytes: Uint8Array<ArrayBuffer>}} Sent */
/** @typedef {{begin: string, mark: string, tell: (share: number, word: string) => void,
 *  wait?: (seconds: number) => Promise<void>, kept?: Pick<Storage, "getItem" | "setItem">,
 *  ask?: typeof fetch}} Way
 *  `begin`: address; `mark`: the word of forms; `tell`: how far it is, and the word of what happened */

/** What the server says is wrong with what was sent, or what cannot be sent now. */
export class SendingError extends Error {}

/** @param {number} seconds */
const sleep = (seconds) => new Promise((go) => { setTimeout(go, seconds * 1000); });

/**
 * Send a file; the word by which the server knows it. Throws {@link SendingError}: with the words of
 * the server, or with the word "cut" or "refused".
 * @param {Sent} file
 * @param {Way} way
 */
export async function send(file, way) {
  const {wait = sleep} = way;
  const own = await digest(file.bytes);
  let word = way.kept?.getItem(own) || "";
  for (let tries = 0; ;) {
    try {
      if (!word) {
        word = await begin(file, way);
        way.kept?.setItem(own, word);
      }
      await rest(file, word, way, () => { tries = 0; });
      return word;
    } catch (fault) {
      if (fault instanceof SendingError) throw fault;
      if (fault instanceof GoneError) {
        if (tries > 0) way.tell(0, "restarted");
        word = "";
      } else {
        way.tell(-1, "resumed");
      }
      if (tries >= WAITS.length) throw new SendingError("cut");
      await wait(fault instanceof GoneError && !tries ? 0 : WAITS[tries]);
      tries += 1;
    }
  }
}

class GoneError extends Error {}

/** @param {Uint8Array<ArrayBuffer>} bytes */
async function digest(bytes) {
  const sum = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return `zending-${[...sum].map((byte) => byte.toString(16).padStart(2, "0")).join("")}`;
}

/** @param {Sent} file @param {Way} way */
async function begin(file, way) {
  const body = JSON.stringify({naam: file.name, grootte: file.bytes.length});
  const answer = await asked(way.begin, {method: "POST", body, headers: {"Content-Type": "application/json"}}, way);
  return String(answer.woord);
}

/**
 * Send what is not there yet.
 * @param {Sent} file
 * @param {string} word
 * @param {Way} way
 * @param {() => void} arrived
 */
async function rest(file, word, way, arrived) {
  const address = `${way.begin}/${word}`;
  let here = Number((await asked(address, {}, way)).hier);
  const size = file.bytes.length, piece = 900_000;
  while (here < size) {
    way.tell(here / size, "");
    const body = file.bytes.subarray(here, here + piece);
    const headers = {"Content-Type": "application/octet-stream"};
    here = Number((await asked(`${address}?vanaf=${here}`, {method: "PUT", body, headers}, way)).hier);
    arrived();
  }
  way.tell(1, "");
}

/**
 * What the server answers. Throws {@link SendingError} when it refuses, {@link GoneError} when it
 * does not know the file, and anything else when it cannot be reached.
 * @param {string} address
 * @param {RequestInit} options
 * @param {Way} way
 */
async function asked(address, options, {mark, ask = fetch}) {
  const headers = {...options.headers, "X-CSRFToken": mark, Accept: "application/json"};
  const answer = await ask(address, {...options, headers, credentials: "same-origin"});
  if (answer.status === GONE) throw new GoneError();
  if (answer.status >= 500) throw new Error(String(answer.status));
  const told = await answer.json().catch(() => ({}));
  if (answer.status >= REFUSED) throw new SendingError(told.fout || "refused");
  return told;
}
