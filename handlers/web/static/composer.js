// The line to write in, with what is picked to go along. Enter sends, Shift+Enter breaks the line; while an input method is
// composing, Enter is its own.
import { Picked } from "./picked.js";
import { canRecord, recorder } from "./recorder.js";

export function composer(form, words, send) {
  const field = form.querySelector("textarea");
  const button = form.querySelector("[type=submit]");
  const record = form.querySelector("#record");
  const input = form.querySelector("#files");
  let composing = false;

  const fit = () => {
    field.style.height = "auto";
    field.style.height = `${field.scrollHeight + 2}px`;
    offer();
  };

  // While there is nothing to send there is something to say.
  const offer = () => {
    const empty = !field.value.trim() && !picked.any;
    button.disabled = empty;
    if (!record || !canRecord) return;
    record.hidden = !empty && !record.classList.contains("recording");
    button.hidden = empty;
  };

  const picked = new Picked(form.querySelector("#picked"), words, offer);
  form.querySelector("#attach").addEventListener("click", () => input.click());
  input.addEventListener("change", () => {
    picked.add([...input.files]);
    input.value = "";
    field.focus();
  });
  const brought = (event, data) => {
    if (!data?.files.length) return;
    event.preventDefault();
    picked.add([...data.files]);
  };
  field.addEventListener("paste", (event) => brought(event, event.clipboardData));
  document.addEventListener("dragover", (event) => event.preventDefault());
  document.addEventListener("drop", (event) => brought(event, event.dataTransfer));
  if (record && canRecord) {
    recorder(record, words, { recorded: (note) => picked.add([note]), refused: () => picked.say(words.noMicrophone) });
  }

  field.addEventListener("compositionstart", () => { composing = true; });
  field.addEventListener("compositionend", () => { composing = false; fit(); });
  field.addEventListener("input", fit);
  field.addEventListener("keydown", (event) => {
    // Safari ends the composition before the keydown of the Enter that ended it; 229 still tells.
    const taken = composing || event.isComposing || event.keyCode === 229;
    if (event.key !== "Enter" || event.shiftKey || taken) return;
    event.preventDefault();
    form.requestSubmit();
  });
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const text = field.value.trim();
    field.value = "";
    field.focus();
    const files = await picked.take();
    fit();
    if (text || files.length) send(files.length ? { text, files } : { text });
  });
  fit();
  if (matchMedia("(pointer: fine)").matches) field.focus();
}
