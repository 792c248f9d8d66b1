// What the person sent and the server has not taken yet. Kept over a reload; each item has an id of its own, so that sending
// it again does nothing twice.
import { Shelf } from "./shelf.js";

const UNREACHED = 0;
const REFUSED = new Set([413, 422]);

export class Outbox {
  constructor(place, thread) {
    this.place = place;
    this.thread = thread;
    this.items = kept(place);
    this.shelf = new Shelf(place);
    this.running = false;
  }

  // `values`: the text, for a press the button's id, and what files come with it.
  send(values) {
    const item = { id: crypto.randomUUID?.() ?? random(), at: Date.now(), ...values };
    this.thread.pending(item);
    this.items.push(item);
    this.keep(item);
    this.run();
  }

  async resume() {
    for (const item of this.items) this.thread.pending(item);
    this.run();
    const waiting = await this.shelf.all().catch(() => []);
    for (const item of waiting) {
      this.thread.pending(item);
      this.items.push(item);
    }
    if (waiting.length) this.run();
  }

  async run() {
    if (this.running) return;
    this.running = true;
    try {
      await this.deliverAll();
    } finally {
      this.running = false;
    }
  }

  // One after the other; what the server can't take now does not hold up what was said after it.
  async deliverAll() {
    const failed = new Set();
    for (let item; (item = this.items.find((one) => !failed.has(one))); ) {
      const status = await this.deliver(item);
      if (status === 200 || REFUSED.has(status)) this.forget(item);
      else failed.add(item);
      if (status === 401) location.assign("/sign-in");
      if (status === 401 || status === UNREACHED) return;
    }
  }

  async deliver(item) {
    this.thread.sending(item);
    const { id, text, files, button } = item;
    const response = await posted({ id, text, files, button, after: this.thread.last() });
    if (response.status === 200) {
      for (const bubble of (await response.json()).bubbles) this.thread.show(bubble);
      this.thread.sent(item);
    } else this.thread.failed(item, REFUSED.has(response.status));
    return response.status;
  }

  // Where the browser keeps no files, they are sent as well, and lost only with the page.
  keep(item) {
    if (item.files) this.shelf.put(item).catch(() => {});
    else localStorage.setItem(this.key(item), JSON.stringify(item));
  }

  forget(item) {
    this.items.splice(this.items.indexOf(item), 1);
    if (item.files) this.shelf.remove(item).catch(() => {});
    else localStorage.removeItem(this.key(item));
  }

  // A key for each item, so that two tabs do not write over each other's.
  key(item) {
    return `${this.place}.${item.id}`;
  }
}

async function posted(body) {
  try {
    const headers = { "Content-Type": "application/json", "X-Youdan": "1" };
    return await fetch("/chat/messages", { method: "POST", headers, body: JSON.stringify(body) });
  } catch {
    return { status: UNREACHED };
  }
}

function kept(place) {
  const keys = Object.keys(localStorage).filter((key) => key.startsWith(`${place}.`));
  return keys.map((key) => JSON.parse(localStorage.getItem(key))).sort((one, other) => one.at - other.at);
}

// Where the page is not served over HTTPS or loopback, randomUUID is missing.
function random() {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
