/* The parts of a zip file, unpacked within bounds by the browser itself. */
import {UnreadableError} from "./separated.js";

/** The most that a workbook may unpack to, in bytes, and the parts that it may have. */
const MOST_UNPACKED = 150_000_000;
const MOST_PARTS = 5000;
const END = 0x06054b50, PART = 0x02014b50;
const STORED = 0, DEFLATED = 8;

/** @typedef {{name: string, method: number, size: number, packed: number, at: number}} Part */

/**
 * The names of a zip file, each with what unpacks it. Throws {@link UnreadableError}.
 * @param {Uint8Array} bytes
 */
export function opened(bytes) {
  const parts = listed(bytes);
  let left = MOST_UNPACKED;
  /** @param {string} name */
  async function read(name) {
    const part = parts.get(name);
    if (!part) return null;
    const unpacked = await unpack(bytes, part, left);
    left -= unpacked.length;
    return new TextDecoder("utf-8").decode(unpacked);
  }
  return {names: [...parts.keys()], read};
}

/** @param {Uint8Array} bytes */
function listed(bytes) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let end = bytes.length - 22;
  const stop = Math.max(0, end - 65_600);
  while (end >= stop && view.getUint32(end, true) !== END) end -= 1;
  if (end < stop || end < 0) throw new UnreadableError("geen-werkmap");
  const count = view.getUint16(end + 10, true);
  if (count > MOST_PARTS) throw new UnreadableError("te-groot");
  /** @type {Map<string, Part>} */
  const parts = new Map();
  let at = view.getUint32(end + 16, true);
  for (let number = 0; number < count; number += 1) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== PART) {
      throw new UnreadableError("geen-werkmap");
    }
    if (view.getUint16(at + 8, true) & 1) throw new UnreadableError("wachtwoord");
    const [length, extra, comment] = [28, 30, 32].map((place) => view.getUint16(at + place, true));
    const name = new TextDecoder("utf-8").decode(bytes.subarray(at + 46, at + 46 + length));
    parts.set(name, {
      name,
      method: view.getUint16(at + 10, true),
      packed: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      at: view.getUint32(at + 42, true),
    });
    at += 46 + length + extra + comment;
  }
  return parts;
}

/**
 * The bytes of one part; sizes may be lies, so only what comes out is believed.
 * @param {Uint8Array} bytes
 * @param {Part} part
 * @param {number} most
 */
async function unpack(bytes, part, most) {
  if (part.at + 30 > bytes.length) throw new UnreadableError("geen-werkmap");
  const view = new DataView(bytes.buffer, bytes.byteOffset + part.at, 30);
  const start = part.at + 30 + view.getUint16(26, true) + view.getUint16(28, true);
  const packed = bytes.subarray(start, start + part.packed);
  if (part.method === STORED) return packed;
  if (part.method !== DEFLATED || part.size > most) {
    throw new UnreadableError(part.size > most ? "te-groot" : "geen-werkmap");
  }
  if (typeof DecompressionStream === "undefined") throw new UnreadableError("oude-browser");
  const stream = new Blob([/** @type {Uint8Array<ArrayBuffer>} */ (packed)]).stream()
    .pipeThrough(new DecompressionStream("deflate-raw"));
  return gathered(stream.getReader(), most);
}

/**
 * @param {ReadableStreamDefaultReader<Uint8Array>} reader
 * @param {number} most
 */
async function gathered(reader, most) {
  /** @type {Uint8Array[]} */
  const pieces = [];
  let size = 0;
  try {
    for (;;) {
      const {done, value} = await reader.read();
      if (done) break;
      size += value.length;
      if (size > most) throw new UnreadableError("te-groot");
      pieces.push(value);
    }
  } catch (fault) {
    await reader.cancel().catch(() => {});
    throw fault instanceof UnreadableError ? fault : new UnreadableError("geen-werkmap");
  }
  const whole = new Uint8Array(size);
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
