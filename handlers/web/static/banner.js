// One line at the top that says why nothing goes through: the device is offline, or the server can't be reached.

const PATIENCE = 3000;

export class Banner {
  constructor(line, words) {
    this.line = line;
    this.words = words;
    this.reached = true;
    this.waiting = 0;
  }

  online() {
    this.say();
  }

  connected(reached) {
    clearTimeout(this.waiting);
    if (reached || !navigator.onLine) this.reach(reached);
    else this.waiting = setTimeout(() => this.reach(false), PATIENCE);
  }

  reach(reached) {
    this.reached = reached;
    this.say();
  }

  say() {
    const words = !navigator.onLine ? this.words.offline : this.reached ? "" : this.words.reconnecting;
    if (this.line.textContent !== words) this.line.textContent = words;
    this.line.hidden = !words;
  }
}
