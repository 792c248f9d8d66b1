// The line to write in. Enter sends, Shift+Enter breaks the line; while an input method is composing, Enter is its own.

export function composer(form, send) {
  const field = form.querySelector("textarea");
  const button = form.querySelector("[type=submit]");
  let composing = false;

  const fit = () => {
    field.style.height = "auto";
    field.style.height = `${field.scrollHeight + 2}px`;
    button.disabled = !field.value.trim();
  };

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
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const text = field.value.trim();
    if (!text) return;
    field.value = "";
    fit();
    field.focus();
    send(text);
  });
  fit();
  if (matchMedia("(pointer: fine)").matches) field.focus();
}
