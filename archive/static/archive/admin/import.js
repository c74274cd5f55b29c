// The import desk with script: what is pasted or dropped is sent at once, and what is
// corrected is read again in place. Without it the same forms are sent by hand.
"use strict";

const MOST_MARKUP = 8_000_000;

function receive(form) {
  const text = form.elements.text;
  const markup = form.elements.markup;
  const files = form.elements.files;
  const busy = form.querySelector(".busy");

  const send = () => {
    busy.textContent = form.dataset.busy;
    form.requestSubmit();
  };

  text.addEventListener("paste", (event) => {
    if (text.value.trim()) return;
    const pasted = event.clipboardData.getData("text/html");
    markup.value = pasted.length > MOST_MARKUP ? "" : pasted;
    setTimeout(() => {
      if (text.value.trim() || markup.value) send();
    });
  });
  // What was typed afterwards is not in the markup: then the text alone is sent.
  text.addEventListener("beforeinput", (event) => {
    if (event.inputType !== "insertFromPaste") markup.value = "";
  });

  form.addEventListener("dragover", (event) => {
    event.preventDefault();
    form.classList.add("over");
  });
  form.addEventListener("dragleave", () => form.classList.remove("over"));
  form.addEventListener("drop", (event) => {
    event.preventDefault();
    form.classList.remove("over");
    if (!event.dataTransfer.files.length) return;
    files.files = event.dataTransfer.files;
    send();
  });
  files.addEventListener("change", () => {
    if (files.files.length) send();
  });
}

function reread(form) {
  let latest = 0;

  async function send(target) {
    const turn = ++latest;
    const answer = await fetch(form.action, {
      method: "POST",
      body: new FormData(form),
    });
    if (!answer.ok) {
      form.requestSubmit();
      return;
    }
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = page.getElementById(form.id);
    // An answer to what has been changed again since then is of no use.
    if (!fresh || turn !== latest) return;
    form.replaceChildren(...fresh.childNodes);
    form.querySelector(".busy").textContent = form.dataset.said;
    const again = target.name && form.elements[target.name];
    if (again instanceof HTMLElement) again.focus({ preventScroll: true });
  }

  form.addEventListener("change", (event) => {
    const target = event.target;
    const waits = target.type === "radio" || target.type === "file";
    if (target.type === "file") form.requestSubmit();
    else if (!waits) send(target);
  });
}

const receiveForm = document.getElementById("receive_form");
if (receiveForm) receive(receiveForm);
const documentForm = document.getElementById("document_form");
if (documentForm) reread(documentForm);
