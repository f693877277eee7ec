/* A file on its way: cut off, gone on with, a server that begins anew, and one that refuses. */
import assert from "node:assert/strict";
import {test} from "node:test";

import {SendingError, send} from "../../assets/scripts/desk/uploading.js";

/** A server of which the line can be cut: `fails` says what goes wrong with the n-th question. */
function server(/** @type {Record<number, string>} */ fails = {}) {
  /** @type {Map<string, {size: number, here: number}>} */
  const files = new Map();
  /** @type {string[]} */
  const asked = [];
  let times = 0;
  /** @param {number} status @param {object} told */
  const answer = (status, told) => new Response(JSON.stringify(told), {status});
  /** @type {typeof fetch} */
  const ask = async (address, options = {}) => {
    const path = String(address), fault = fails[times];
    asked.push(`${options.method || "GET"} ${path}`);
    times += 1;
    if (fault === "cut") throw new TypeError("network");
    if (fault === "busy") return answer(503, {});
    if (fault === "anew") files.clear();
    if (fault === "no") return answer(400, {fout: "Dit bestand is leeg."});
    if (options.method === "POST") {
      const word = `w${files.size + times}`;
      files.set(word, {size: JSON.parse(String(options.body)).grootte, here: 0});
      return answer(200, {woord: word});
    }
    const [, word, at] = /opladen\/(\w+)(?:\?vanaf=(\d+))?/.exec(path) || [];
    const file = files.get(word);
    if (!file) return answer(404, {});
    if (options.method === "PUT" && Number(at) === file.here) file.here += /** @type {Uint8Array} */ (options.body).length;
    return answer(200, {hier: file.here, grootte: file.size});
  };
  return {ask, asked, files};
}

const FILE = {name: "r.csv", bytes: new Uint8Array(2_000_000)};
const way = (/** @type {ReturnType<typeof server>} */ {ask}, /** @type {string[]} */ said = []) => ({
  begin: "/opladen", mark: "x", ask, wait: async () => {},
  tell: (/** @type {number} */ _, /** @type {string} */ word) => { if (word) said.push(word); },
});

test("a file goes in pieces", async () => {
  const there = server();
  const word = await send(FILE, way(there));
  assert.deepEqual(there.files.get(word), {size: 2_000_000, here: 2_000_000});
  assert.equal(there.asked.filter((each) => each.startsWith("PUT")).length, 3);
});

test("what was cut off goes on where it was", async () => {
  const there = server({3: "cut", 5: "busy"});
  /** @type {string[]} */
  const said = [];
  const word = await send(FILE, way(there, said));
  assert.equal(there.files.get(word)?.here, 2_000_000);
  assert.deepEqual(said, ["resumed", "resumed"]);
  assert.equal(there.asked.filter((each) => each.startsWith("POST")).length, 1, "it did not start over");
});

test("a server that began anew gets the file again", async () => {
  const there = server({3: "anew"});
  const word = await send(FILE, way(there));
  assert.equal(there.files.get(word)?.here, 2_000_000);
  assert.equal(there.asked.filter((each) => each.startsWith("POST")).length, 2);
});

test("what is sent a second time is not sent again", async () => {
  const there = server();
  /** @type {Map<string, string>} */
  const map = new Map();
  const kept = {getItem: (/** @type {string} */ key) => map.get(key) ?? null, setItem: map.set.bind(map)};
  const first = await send(FILE, {...way(there), kept});
  const before = there.asked.length;
  assert.equal(await send(FILE, {...way(there), kept}), first);
  assert.deepEqual(there.asked.slice(before), [`GET /opladen/${first}`]);
});

test("a line that stays away, and a server that refuses, are said", async () => {
  const never = Object.fromEntries(Array.from({length: 50}, (_, place) => [place, "cut"]));
  await assert.rejects(send(FILE, way(server(never))), {message: "cut"});
  await assert.rejects(send(FILE, way(server({0: "no"}))), (/** @type {Error} */ fault) =>
    fault instanceof SendingError && fault.message === "Dit bestand is leeg.");
});
