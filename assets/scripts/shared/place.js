/* Where the atlas stands: at the root of its site, or behind a path (https://example.be/atlas/). The
   scripts, like the server, speak of addresses as if it stood at the root. */

/** The path, "" at the root. */
const pad = typeof document === "undefined" ? "" : document.documentElement.dataset.pad;
const PATH = pad ? "/" + pad : "";

/**
 * An address of the atlas as the browser needs it.
 * @param {string} address
 */
export const at = (address) => PATH + address;

/**
 * The path of an address as the atlas itself speaks of it.
 * @param {string} path
 */
export const own = (path) => PATH && (path + "/").startsWith(PATH + "/") ? path.slice(PATH.length) || "/"
                                                                        : path;
