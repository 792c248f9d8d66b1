// The bubbles on the page: shown once, in order, under the days on which they were said.
import { pictured } from "./picked.js";

const NEAR = 80;

export class Thread {
  constructor(list, scroller, words) {
    this.list = list;
    this.scroller = scroller;
    this.words = words;
    this.more = document.getElementById("to-end");
    this.clock = new Intl.DateTimeFormat(document.documentElement.lang, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
    this.dates = new Intl.DateTimeFormat(document.documentElement.lang, { month: "long", day: "numeric", weekday: "short" });
    this.arrange(...list.querySelectorAll(".bubble"));
    this.following = true;
    scroller.addEventListener("scroll", () => {
      this.following = this.atEnd();
      if (this.following) this.more.hidden = true;
    });
    // What is picked, and a telephone's keyboard, take room from below.
    new ResizeObserver(() => { if (this.following) this.toEnd(); }).observe(scroller);
    // What failed before this script ran, and what fails from now on.
    for (const image of list.querySelectorAll("img.enclosed")) if (image.complete && !image.naturalWidth) this.lost(image);
    list.addEventListener("error", (event) => this.lost(event.target), true);
  }

  // A photo or voice note that the server does not keep any more.
  async lost(element) {
    if (!element.matches(".enclosed")) return;
    const { status } = await fetch(element.src, { method: "HEAD" }).catch(() => ({ status: 0 }));
    if (status !== 404) return;
    const gone = document.createElement("span");
    gone.className = "gone";
    gone.textContent = this.words.gone;
    (element.closest("a") ?? element).replaceWith(gone);
  }

  last() {
    return Math.max(0, ...[...this.list.querySelectorAll("[data-entry]")].map((bubble) => Number(bubble.dataset.entry)));
  }

  // Whether the bubble is new here.
  show(bubble) {
    if (this.list.querySelector(`[data-entry="${bubble.entry}"]`)) return false;
    const staying = this.atEnd();
    const element = made(bubble.html);
    const own = bubble.event && this.list.querySelector(`[data-event="${CSS.escape(bubble.event)}"]`);
    if (own) own.replaceWith(element);
    else this.insert(element);
    this.arrange(element);
    if (staying || own) this.toEnd();
    else this.more.hidden = false;
    return true;
  }

  // Not a second time where the page was left before it heard that the server has it.
  pending(item) {
    if (this.list.querySelector(`[data-event="${CSS.escape(item.id)}"]`)) return;
    document.getElementById("welcome")?.remove();
    const bubble = document.getElementById("own-bubble").content.firstElementChild.cloneNode(true);
    bubble.dataset.event = item.id;
    if (item.text) bubble.querySelector(".text").textContent = item.text;
    else bubble.querySelector(".text").remove();
    bubble.querySelector(".said").prepend(...(item.files ?? []).map((file) => pictured(file, this.words)));
    this.list.append(bubble);
    if (item.button) this.pressed(item.button, true);
    this.toEnd();
  }

  // The choices of a card can't be pressed while one of them is on its way.
  pressed(id, now) {
    const button = this.list.querySelector(`[data-button="${CSS.escape(id)}"]`);
    button?.classList.toggle("pressed", now);
    for (const one of button?.parentElement.children ?? []) one.disabled = now;
  }

  sending(item) {
    const bubble = this.own(item);
    bubble?.classList.remove("failed");
    if (bubble) bubble.querySelector(".retry").hidden = true;
    this.typing(true);
  }

  sent(item) {
    this.typing(false);
    this.own(item)?.classList.remove("pending");
    if (item.button) this.pressed(item.button, false);
  }

  failed(item, refused) {
    this.typing(false);
    if (item.button) this.pressed(item.button, !refused);
    const bubble = this.own(item);
    if (!bubble) return;
    bubble.classList.add("failed");
    const retry = bubble.querySelector(".retry");
    retry.textContent = refused ? this.words.refused : this.words.notSent;
    retry.disabled = refused;
    retry.hidden = false;
    this.toEnd();
  }

  async earlier(button) {
    const first = this.list.querySelector("[data-entry]");
    button.disabled = true;
    const response = await fetch(`/chat/bubbles?before=${first.dataset.entry}`);
    button.disabled = false;
    if (!response.ok) return;
    const { bubbles } = await response.json();
    const height = this.scroller.scrollHeight;
    const older = bubbles.map((bubble) => made(bubble.html));
    this.list.prepend(...older);
    this.arrange(...older);
    this.scroller.scrollTop += this.scroller.scrollHeight - height;
    button.hidden = bubbles.length < 50;
  }

  toEnd() {
    this.scroller.scrollTop = this.scroller.scrollHeight;
    this.more.hidden = true;
  }

  atEnd() {
    return this.scroller.scrollHeight - this.scroller.scrollTop - this.scroller.clientHeight < NEAR;
  }

  own(item) {
    return this.list.querySelector(`.pending[data-event="${CSS.escape(item.id)}"]`);
  }

  // Below everything that the server told, above what it has not taken yet.
  insert(element) {
    document.getElementById("welcome")?.remove();
    const entry = Number(element.dataset.entry);
    const later = [...this.list.children].find((one) => one.matches(".pending, .typing") || Number(one.dataset.entry) > entry);
    this.list.insertBefore(element, later ?? null);
  }

  // What a later reply made of an earlier card: its buttons are gone, its state is said.
  settle() {
    for (const { dataset: later } of this.list.querySelectorAll("[data-settles]")) {
      const bubble = this.list.querySelector(`[data-reply="${CSS.escape(later.settles)}"]`);
      bubble?.querySelector(".choices")?.remove();
      for (const card of bubble?.querySelectorAll(".card.open") ?? []) {
        card.classList.replace("open", later.settled);
        card.querySelector(".state").textContent = card.querySelector(".state").dataset[later.settled];
      }
    }
  }

  typing(on) {
    const shown = this.list.querySelector(".typing");
    if (!on) shown?.remove();
    else if (!shown) {
      this.list.append(document.getElementById("typing-bubble").content.firstElementChild.cloneNode(true));
      this.toEnd();
    }
  }

  arrange(...added) {
    for (const time of added.flatMap((bubble) => [...bubble.querySelectorAll(".bubble > time")])) {
      time.textContent = this.clock.format(new Date(time.dateTime));
    }
    this.settle();
    this.days();
  }

  days() {
    for (const day of this.list.querySelectorAll(".day")) day.remove();
    let last = "";
    for (const bubble of this.list.querySelectorAll("[data-at]")) {
      const at = new Date(bubble.dataset.at);
      if (at.toDateString() !== last) bubble.before(this.day(at));
      last = at.toDateString();
    }
  }

  day(at) {
    const line = document.createElement("li");
    line.className = "day";
    const ago = Math.round((midnight(new Date()) - midnight(at)) / 86400000);
    line.textContent = ago === 0 ? this.words.today : ago === 1 ? this.words.yesterday : this.dates.format(at);
    return line;
  }
}

function made(html) {
  const holder = document.createElement("template");
  holder.innerHTML = html;
  return holder.content.firstElementChild;
}

function midnight(at) {
  return new Date(at.getFullYear(), at.getMonth(), at.getDate());
}
