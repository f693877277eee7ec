/* How large things are on the stage: numbers in, numbers out. All sizes are in pixels; `unit` is a
   hundredth of the height of the stage. */

/**
 * What a figure says of itself (components/slide.py), in its own units: how narrow it may be
 * (`least`; 0 when that does not matter), its shape (width over height; 0 when it fills its room),
 * its height, and the size of its smallest text.
 * @typedef {{least: number, shape: number, height: number, smallest: number}} Drawing
 * A figure as it is drawn: how much larger than its own units, and its size in these.
 * @typedef {{scale: number, width: number, height: number}} Fit
 */

/** Units of the stage for a unit of a map, and for one of a chart at most. */
const [MAP, CHART] = [2.45 / 14, 3.6 / 14];
/** The smallest text that can be read at ten metres, in units of the stage. */
const SMALLEST = 2.25;
/** The smallest that can be read in the hand, in pixels: on a screen that is higher than wide. */
const IN_HAND = 9;

/**
 * How large a figure is drawn in a room, and how much of its own units it then takes.
 * @param {Drawing} drawing
 * @param {number} width
 * @param {number} height
 * @param {number} unit
 * @param {boolean} [inHand]
 * @returns {Fit}
 */
export function measure(drawing, width, height, unit, inHand = false) {
  const {least, shape} = drawing;
  const letters = inHand ? Math.min(SMALLEST * unit, IN_HAND) : SMALLEST * unit;
  const floor = letters / drawing.smallest;
  if (shape) {
    const room = Math.min(width, height * shape);
    const scale = Math.max(floor, least ? Math.min(MAP * unit, room / least) : MAP * unit);
    const own = Math.max(room / scale, least);
    return {scale, width: own, height: own / shape};
  }
  const most = Math.min(height / drawing.height, CHART * unit);
  const scale = Math.max(least ? Math.min(most, width / least) : most, floor);
  return {scale, width: Math.max(width / scale, least), height: drawing.height};
}

/**
 * The unit of a screen. One that is higher than wide has larger letters in one column.
 * @param {number} width
 * @param {number} height
 */
export function unitOf(width, height) {
  return width < height ? width / 75 : Math.min(height / 100, width / 133);
}
