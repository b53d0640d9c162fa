/** @param {HTMLElement} button prints the page it stands on */
export function wire(button) {
  button.hidden = false;
  button.addEventListener("click", () => print());
}
