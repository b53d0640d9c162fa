/**
 * The fields of a form, as browsers send them: names and values, in their order.
 *
 * @typedef {import("./forms.js").Fields} Fields
 */
import { SPACE } from "./rules/normalising.js";

/** White space at both ends, as Python counts it. */
const ENDS = new RegExp(`^[${SPACE}]+|[${SPACE}]+$`, "gu");

/**
 * What stands in a field, without the spaces around it; empty where there is nothing. Browsers send a
 * line's end as two letters and count it as one.
 *
 * @param {Fields} fields
 * @param {string} name
 */
export function fieldOf(fields, name) {
  return (allOf(fields, name)[0] ?? "").replaceAll("\r\n", "\n").replace(ENDS, "");
}

/**
 * @param {Fields} fields
 * @param {string} name
 */
export const allOf = (fields, name) => fields.filter(([one]) => one === name).map(([, value]) => value);
