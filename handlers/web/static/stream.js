// New bubbles as they come: replies, notices, what was said in another tab. Comes back by itself after a break.

const SILENCE = 40000;
const LONGEST_WAIT = 30000;

export function follow({ after, bubble, up, down }) {
  let source;
  let watchdog;
  let opening;
  let wait = 1000;
  let reached;

  const reach = (now) => {
    if (now !== reached) (now ? up : down)();
    reached = now;
  };

  const alive = () => {
    clearTimeout(watchdog);
    watchdog = setTimeout(again, SILENCE);
  };

  const open = () => {
    clearTimeout(opening);
    source?.close();
    source = new EventSource(`/chat/events?after=${after()}`);
    alive();
    source.addEventListener("beat", () => { alive(); wait = 1000; reach(true); });
    source.addEventListener("bubble", (event) => { alive(); bubble(JSON.parse(event.data)); });
    source.addEventListener("error", () => {
      reach(false);
      if (source.readyState === EventSource.CLOSED) again();
    });
  };

  const again = async () => {
    clearTimeout(watchdog);
    source.close();
    reach(false);
    if (await signedOut()) return location.assign("/sign-in");
    opening = setTimeout(open, wait);
    wait = Math.min(wait * 2, LONGEST_WAIT);
  };

  document.addEventListener("visibilitychange", () => {
    if (!document.hidden && source.readyState === EventSource.CLOSED) open();
  });
  open();
}

async function signedOut() {
  try {
    return (await fetch(`/chat/bubbles?after=${Number.MAX_SAFE_INTEGER}`)).status === 401;
  } catch {
    return false;
  }
}
