// Records a voice note: a tap begins, another one ends it.

const BITS_A_SECOND = 32000;

export const canRecord = Boolean(navigator.mediaDevices?.getUserMedia && window.MediaRecorder);

// `recorded` is given the note as a file, `refused` is called where there is no microphone or it may not be used.
export function recorder(button, words, { recorded, refused }) {
  let running = null;

  const start = async () => {
    let stream;
    try {
      stream = await navigator.mediaDevices.getUserMedia({ audio: true });
    } catch {
      return refused();
    }
    const parts = [];
    const began = Date.now();
    const media = new MediaRecorder(stream, { audioBitsPerSecond: BITS_A_SECOND });
    const tick = setInterval(() => { button.dataset.time = time(Date.now() - began); }, 250);
    media.addEventListener("dataavailable", (event) => parts.push(event.data));
    media.addEventListener("stop", () => {
      clearInterval(tick);
      for (const track of stream.getTracks()) track.stop();
      shown(false);
      const type = media.mimeType || parts[0]?.type || "audio/webm";
      recorded(new File(parts, `${words.voice} ${time(Date.now() - began)}`, { type }));
    });
    media.start();
    button.dataset.time = time(0);
    shown(true);
    running = media;
  };

  const shown = (now) => {
    button.classList.toggle("recording", now);
    button.setAttribute("aria-label", now ? words.stop : words.record);
    button.title = now ? words.stop : words.record;
  };

  button.addEventListener("click", () => {
    if (!running) return start();
    running.stop();
    running = null;
  });
  shown(false);
}

function time(milliseconds) {
  const seconds = Math.floor(milliseconds / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}
