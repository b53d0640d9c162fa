/**
 * Fill in the code that the other phone's QR brought behind the #, and take it from the address:
 * a history is read by others.
 *
 * @param {HTMLElement} field
 */
export function wire(field) {
  const code = decodeURIComponent(location.hash.slice(1));
  if (!(field instanceof HTMLInputElement) || !/^[\w-]{10,12}$/.test(code)) return;
  field.value = code;
  history.replaceState(null, "", location.pathname + location.search);
}
