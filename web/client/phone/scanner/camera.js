/**
 * Open the back camera in a holder on the page; null if there is none or the player says no.
 * Every error means the same to the player, so none is told apart here.
 *
 * @param {Element | null} holder
 * @returns {Promise<{video: HTMLVideoElement, light: ((on: boolean) => void) | null, stop: () => void} | null>}
 *   `light` where the camera has one
 */
export async function openCamera(holder) {
  const wanted = { facingMode: { ideal: "environment" }, width: { ideal: 1280 } };
  try {
    const stream = await navigator.mediaDevices.getUserMedia({ video: wanted, audio: false });
    const video = show(stream, holder);
    await video.play();
    return {
      video,
      light: lightOf(stream),
      stop() {
        for (const track of stream.getTracks()) track.stop();
        video.remove();
      },
    };
  } catch {
    return null;
  }
}

/**
 * The light beside the lens. Browsers' types do not know it yet.
 *
 * @param {MediaStream} stream
 */
function lightOf(stream) {
  const [track] = stream.getVideoTracks();
  const can = /** @type {{torch?: boolean}} */ (track?.getCapabilities?.() ?? {});
  if (!can.torch) return null;
  return (/** @type {boolean} */ on) => {
    const wanted = /** @type {MediaTrackConstraintSet} */ ({ torch: on });
    track.applyConstraints({ advanced: [wanted] }).catch(() => {}); // a phone that is too hot refuses
  };
}

/**
 * @param {MediaStream} stream
 * @param {Element | null} holder
 */
function show(stream, holder) {
  const video = document.createElement("video");
  video.muted = true;
  video.playsInline = true;
  video.ariaHidden = "true"; // what it sees is said in words beside it
  video.srcObject = stream;
  holder?.replaceChildren(video);
  return video;
}
