/* The published version that a page asks further of, where it does not go along with newer data: that
   of an earlier one, and the stage, which shows one version from its first slide to its last. */

/** Its number, "" where there is none to name. */
export const edition =
  typeof document === "undefined" ? "" : document.documentElement.dataset.uitgave || "";

/**
 * An address that names that version.
 * @param {string} address
 */
export const ofEdition = (address) =>
  edition ? `${address}${address.includes("?") ? "&" : "?"}versie=${edition}` : address;
