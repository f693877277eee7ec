/* The sums of the study, in the order of arbeidszorg/subjects/study/amounts.py. Numbers in, numbers
   out; tests/assets/calculator.json holds both to the same. */

export const PARTICIPANTS = "deelnemers";
export const DOORSTROOM = "doorstroom";
const [PARTICIPANT, GOVERNMENT] = ["medewerker", "overheid"];
/** What government saves because people move on to paid work. */
const SAVED_WORK = "besparing-werk";
/** More than everyone cannot move on. */
const WHOLE = 100;

/**
 * A cost or benefit: its code, whose it is, whether it is added or taken off (1, -1), and whether it
 * is proportional to the doorstroom.
 * @typedef {[string, string, number, boolean]} Part
 * What the sums need (components/calculator.py). `basis`: the doorstroom at which the amounts hold;
 * `zwaai`: how far each assumption is varied; `invoer`: the code of each.
 * @typedef {{delen: Part[], invoer: string[], basis: number, zwaai: number}} Model
 * A value for each assumption, by its code.
 * @typedef {Record<string, number>} Scenario
 * What a scenario comes to for one participant. `parts`: by code, signed; `spent` and `gained`: by
 * government, above zero.
 * @typedef {{parts: Record<string, number>, participant: number, government: number,
 *   together: number, spent: number, gained: number}} Balance
 * What an assumption does to the balance of both, for all participants, when it is lower and higher.
 * @typedef {{code: string, lower: number, higher: number, size: number}} Swing
 */

/**
 * @param {Model} model
 * @param {Scenario} scenario
 * @returns {Balance}
 */
export function balance(model, scenario) {
  const share = scenario[DOORSTROOM] / model.basis;
  const lines = model.delen.map(([code, party, sign, moves]) =>
    ({code, party, sign, value: sign * (moves ? scenario[code] * share : scenario[code])}));
  const added = (/** @type {string} */ party) => lines.reduce(
    (sum, line) => line.party === party ? sum + line.value : sum, 0);
  const ofGovernment = (/** @type {number} */ sign) => lines.reduce((sum, line) =>
    line.party === GOVERNMENT && line.sign === sign ? sum + sign * line.value : sum, 0);
  const [participant, government] = [added(PARTICIPANT), added(GOVERNMENT)];
  return {
    parts: Object.fromEntries(lines.map((line) => [line.code, line.value])),
    participant, government, together: participant + government,
    spent: ofGovernment(-1), gained: ofGovernment(1),
  };
}

/**
 * The share of its costs that government wins back, in percent; null without costs.
 * @param {Balance} balance
 */
export const recovered = ({gained, spent}) => spent ? gained / spent * 100 : null;

/**
 * The doorstroom (%) at which government neither gains nor pays: 0 when it does not pay even without
 * doorstroom, null when no doorstroom makes up for it. May be more than 100.
 * @param {Model} model
 * @param {Scenario} scenario
 */
export function breakEven(model, scenario) {
  const short = -balance(model, {...scenario, [DOORSTROOM]: 0}).government;
  if (short <= 0) return 0;
  const moving = scenario[SAVED_WORK];
  return moving ? short / moving * model.basis : null;
}

/**
 * What is left for both, for all participants.
 * @param {Model} model
 * @param {Scenario} scenario
 */
const whole = (model, scenario) => balance(model, scenario).together * scenario[PARTICIPANTS];

/**
 * The scenario with an assumption so many times as large; a share is at most everyone.
 * @param {Scenario} scenario
 * @param {string} code
 * @param {number} times
 */
function varied(scenario, code, times) {
  const to = scenario[code] * times;
  return {...scenario, [code]: code === DOORSTROOM ? Math.min(to, WHOLE) : to};
}

/**
 * Each assumption lower and higher while the others stay: the one that matters most first.
 * @param {Model} model
 * @param {Scenario} scenario
 * @returns {Swing[]}
 */
export function tornado(model, scenario) {
  const start = whole(model, scenario);
  return model.invoer.map((code) => {
    const lower = whole(model, varied(scenario, code, 1 - model.zwaai)) - start;
    const higher = whole(model, varied(scenario, code, 1 + model.zwaai)) - start;
    return {code, lower, higher, size: Math.max(Math.abs(lower), Math.abs(higher))};
  }).sort((left, right) => right.size - left.size);
}
