/**
 * Facts and marks by their names: the twin of engine/scenario/facts.py and engine/play/marks.py.
 * A fact once written is never withdrawn; a mark is what is noted besides.
 */

export const visited = (/** @type {string} */ checkpoint) => `visited ${checkpoint}`;
export const done = (/** @type {string} */ ref) => `done ${ref}`;
export const solved = (/** @type {string} */ challenge) => `solved ${challenge}`;
export const chose = (/** @type {string} */ option) => `chose ${option}`;
export const failed = (/** @type {string} */ challenge) => `failed ${challenge}`;
export const flag = (/** @type {string} */ name) => `flag ${name}`;
export const badge = (/** @type {string} */ name) => `badge ${name}`;
export const opened = (/** @type {string} */ checkpoint) => `opened ${checkpoint}`;
export const locked = (/** @type {string} */ checkpoint) => `locked ${checkpoint}`;
export const ranOut = (/** @type {string} */ by) => `ran-out ${by}`;

export const skipped = (/** @type {string} */ challenge) => `skipped ${challenge}`;
export const sent = (/** @type {string} */ challenge) => `sent ${challenge}`;
export const partly = (/** @type {string} */ challenge) => `partly ${challenge}`;
export const waived = (/** @type {string} */ challenge) => `waived ${challenge}`;
export const returned = (/** @type {string} */ challenge) => `returned ${challenge}`;
export const closed = (/** @type {string} */ checkpoint) => `closed ${checkpoint}`;
export const passed = (/** @type {string} */ checkpoint) => `passed ${checkpoint}`;
export const uncounted = (/** @type {string} */ checkpoint) => `uncounted ${checkpoint}`;
