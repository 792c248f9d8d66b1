// How many messages came while the person looked at something else, in the tab's title.

export class Unread {
  constructor() {
    this.title = document.title;
    this.count = 0;
    document.addEventListener("visibilitychange", () => this.say(0));
  }

  came() {
    if (document.hidden) this.say(this.count + 1);
  }

  say(count) {
    this.count = count;
    document.title = count ? `(${count}) ${this.title}` : this.title;
  }
}
