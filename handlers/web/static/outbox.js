// What the person sent and the server has not taken yet. Kept over a reload; each item has an id of its own, so that sending
// it again does nothing twice.

const UNREACHED = 0;
const REFUSED = new Set([413, 422]);

export class Outbox {
  constructor(place, thread) {
    this.place = place;
    this.thread = thread;
    this.items = kept(place);
    this.running = false;
  }

  // `values`: the text, and for a press the button's id.
  send(values) {
    const item = { id: crypto.randomUUID?.() ?? random(), at: Date.now(), ...values };
    this.thread.pending(item);
    this.items.push(item);
    localStorage.setItem(this.key(item), JSON.stringify(item));
    this.run();
  }

  resume() {
    for (const item of this.items) this.thread.pending(item);
    this.run();
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
    const { id, text, button } = item;
    const response = await posted({ id, text, button, after: this.thread.last() });
    if (response.status === 200) {
      for (const bubble of (await response.json()).bubbles) this.thread.show(bubble);
      this.thread.sent(item);
    } else this.thread.failed(item, REFUSED.has(response.status));
    return response.status;
  }

  forget(item) {
    this.items.splice(this.items.indexOf(item), 1);
    localStorage.removeItem(this.key(item));
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
