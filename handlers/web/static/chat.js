// The chat page: puts its parts together.
import { Banner } from "./banner.js";
import { composer } from "./composer.js";
import { Outbox } from "./outbox.js";
import { follow } from "./stream.js";
import { Thread } from "./thread.js";
import { Unread } from "./unread.js";

const words = document.body.dataset;
const thread = new Thread(document.getElementById("thread"), document.getElementById("scroller"), words);
const banner = new Banner(document.getElementById("banner"), words);
const unread = new Unread();
const outbox = new Outbox(`youdan.outbox.${words.person}`, thread);

// Until now a tap would have been lost.
document.querySelector("main").inert = false;
composer(document.getElementById("composer"), words, (values) => outbox.send(values));
document.getElementById("help").addEventListener("click", (event) => outbox.send({ text: event.currentTarget.dataset.text }));
document.getElementById("to-end").addEventListener("click", () => thread.toEnd());
document.getElementById("earlier").addEventListener("click", (event) => thread.earlier(event.currentTarget));

document.getElementById("scroller").addEventListener("click", (event) => {
  const pressed = event.target.closest("button");
  if (pressed?.dataset.button) outbox.send({ text: pressed.textContent, button: pressed.dataset.button });
  else if (pressed?.classList.contains("sample")) outbox.send({ text: pressed.textContent });
  else if (pressed?.classList.contains("retry")) outbox.run();
});

follow({
  after: () => thread.last(),
  bubble: (bubble) => { if (thread.show(bubble)) unread.came(); },
  up: () => { banner.connected(true); outbox.run(); },
  down: () => banner.connected(false),
});
window.addEventListener("online", () => { banner.online(); outbox.run(); });
window.addEventListener("offline", () => banner.online());
banner.online();
outbox.resume();
thread.toEnd();
