/**
 * Open the back camera in a holder on the page; null if there is none or the player says no.
 * Every error means the same to the player, so none is told apart here.
 *
 * @param {Element | null} holder
 * @returns {Promise<{video: HTMLVideoElement, stop: () => void} | null>}
 */
export async function openCamera(holder) {
  const wanted = { facingMode: { ideal: "environment" }, width: { ideal: 1280 } };
  try {
    const stream = await navigator.mediaDevices.getUserMedia({ video: wanted, audio: false });
    const video = show(stream, holder);
    await video.play();
    return {
      video,
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
 * @param {MediaStream} stream
 * @param {Element | null} holder
 */
function show(stream, holder) {
  const video = document.createElement("video");
  video.muted = true;
  video.playsInline = true;
  video.srcObject = stream;
  holder?.replaceChildren(video);
  return video;
}
