/**
 * A short shake and two soft notes where something went well. Both can be off; a browser that lets
 * neither happen is no trouble.
 */

const SHAKE_MS = [60, 40, 60];
const NOTES_HZ = [523, 784];
const NOTE_S = 0.14;
const LOUDNESS = 0.06;

/** The page comes after the player's own press: see `main.js`. */
export function cheer() {
  if (navigator.userActivation?.hasBeenActive === false) return; // nobody has pressed anything here
  navigator.vibrate?.(SHAKE_MS);
  try {
    sound(new AudioContext());
  } catch {
    // no sound on this phone
  }
}

/** @param {AudioContext} audio */
function sound(audio) {
  for (const [index, frequency] of NOTES_HZ.entries()) {
    const from = audio.currentTime + index * NOTE_S;
    const [note, volume] = [new OscillatorNode(audio, { frequency }), new GainNode(audio, { gain: 0 })];
    volume.gain.setValueAtTime(LOUDNESS, from);
    volume.gain.exponentialRampToValueAtTime(0.001, from + NOTE_S * 1.8);
    note.connect(volume).connect(audio.destination);
    note.start(from);
    note.stop(from + NOTE_S * 2);
    note.onended = () => index === NOTES_HZ.length - 1 && audio.close();
  }
}
