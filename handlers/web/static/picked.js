// Photos and voice notes picked for the next message. A photo is drawn anew and smaller: what else its file tells, such as where it
// was taken, stays here.

const LONGEST_EDGE = 2048;
const QUALITY = 0.85;
const LARGEST = 5 * 1024 * 1024;
const BEGINNING = 64 * 1024;

export class Picked {
  constructor(strip, words, changed) {
    this.strip = strip;
    this.words = words;
    this.changed = changed;
    this.files = [];
    this.reading = Promise.resolve();
  }

  get any() {
    return this.files.length > 0;
  }

  // One after the other, so that they stay in the order in which they were picked.
  add(files) {
    this.reading = this.reading.then(async () => {
      try {
        for (const file of files) this.files.push(await read(file));
        this.show();
      } catch {
        this.say(this.words.unreadable);
      }
    });
  }

  // All of them, once they are read; none are picked any more.
  async take() {
    await this.reading;
    const taken = this.files;
    this.files = [];
    this.show();
    return taken;
  }

  say(text) {
    this.strip.replaceChildren(text);
    this.strip.hidden = false;
  }

  show() {
    this.strip.replaceChildren(...this.files.map((file) => this.chip(file)));
    this.strip.hidden = !this.any;
    this.changed();
  }

  chip(file) {
    const chip = document.createElement("span");
    chip.className = "chip";
    const remove = document.createElement("button");
    remove.type = "button";
    remove.textContent = "×";
    remove.setAttribute("aria-label", this.words.remove);
    remove.addEventListener("click", () => {
      this.files.splice(this.files.indexOf(file), 1);
      this.show();
    });
    chip.append(pictured(file, this.words), remove);
    return chip;
  }
}

// A file as it is shown before the server has it.
export function pictured(file, words) {
  if (file.kind !== "photo" || file.size > LARGEST) {
    const name = document.createElement("span");
    name.className = "name";
    name.textContent = file.name || words[file.kind];
    return name;
  }
  const image = document.createElement("img");
  image.src = `data:image/jpeg;base64,${file.data}`;
  image.alt = words.photo;
  return image;
}

async function read(file) {
  const photo = file.type.startsWith("image/") ? await drawn(file) : null;
  const content = photo ?? file;
  const kind = photo ? "photo" : file.type.startsWith("audio/") ? "voice" : "file";
  // What is too large is refused for its size alone.
  const sent = content.size > LARGEST ? content.slice(0, BEGINNING) : content;
  return { kind, name: file.name.slice(-200), size: content.size, data: await base64(sent) };
}

// A picture as a JPEG of modest size; none where the browser can't read it.
async function drawn(file) {
  let picture;
  try {
    picture = await createImageBitmap(file);
  } catch {
    return null;
  }
  const scale = Math.min(1, LONGEST_EDGE / Math.max(picture.width, picture.height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(picture.width * scale));
  canvas.height = Math.max(1, Math.round(picture.height * scale));
  const pen = canvas.getContext("2d");
  pen.fillStyle = "#fff";
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
  picture.close();
  return new Promise((resolve) => canvas.toBlob(resolve, "image/jpeg", QUALITY));
}

function base64(blob) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result.slice(reader.result.indexOf(",") + 1));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(blob);
  });
}
