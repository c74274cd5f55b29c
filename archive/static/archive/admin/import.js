// The import desk with script: what is pasted or dropped is sent at once, and what is
// corrected is read again in place. Without it the same forms are sent by hand.
"use strict";

const MOST_MARKUP = 3_000_000;
const IMAGE_INSIDE = /\ssrc="data:[^"]*"/g;
const TYPED = "textarea, input:not([type]), input[type=text]";

function receive(form) {
  const text = form.elements.text;
  const markup = form.elements.markup;
  const files = form.elements.files;
  const busy = form.querySelector(".busy");
  let isSent = false;

  const send = () => {
    isSent = false;
    form.requestSubmit();
  };

  // A second click while files go up would put each on the desk twice.
  form.addEventListener("submit", (event) => {
    if (isSent) event.preventDefault();
    isSent = true;
    busy.textContent = form.dataset.busy;
  });
  // Whoever comes back to the page as he left it may send again.
  window.addEventListener("pageshow", () => {
    isSent = false;
    busy.textContent = "";
  });

  // A file that was copied is pasted like one that is dropped, wherever on the page.
  document.addEventListener("paste", (event) => {
    const { files: pasted, types } = event.clipboardData;
    // Word puts a picture of the text beside the text.
    if (!pasted.length || types.some((type) => type.startsWith("text/"))) return;
    event.preventDefault();
    files.files = pasted;
    send();
  });
  text.addEventListener("paste", (event) => {
    if (text.value.trim()) return;
    // Word and its kin paste whole pictures, which are not taken from there.
    const pasted = event.clipboardData.getData("text/html").replace(IMAGE_INSIDE, "");
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

// Put the fresh page of a document in the place of the old: what is folded out stays
// so, what is chosen stays chosen, and whoever was in a field is in it again.
function replace(form, fresh) {
  const unfolded = [...form.querySelectorAll("details")].map((one) => one.open);
  const active = form.contains(document.activeElement) && document.activeElement.name;
  const chosen = form.querySelector("input[type=radio]:checked")?.value;
  form.replaceChildren(...fresh.childNodes);
  form.querySelectorAll("input[type=radio]").forEach((one) => {
    one.checked = one.value === chosen;
  });
  const folds = form.querySelectorAll("details");
  if (folds.length === unfolded.length) {
    folds.forEach((one, place) => {
      one.open = unfolded[place];
    });
  }
  const field = active && form.elements[active];
  if (field instanceof HTMLElement) field.focus({ preventScroll: true });
  form.querySelector(".busy").textContent = form.dataset.said;
}

// Whether somebody is typing: what he has not finished must not be taken from him, and
// is sent when he leaves the field.
function isTyping(form) {
  const field = document.activeElement;
  if (!form.contains(field) || !field.matches(TYPED)) return false;
  return field.value !== field.defaultValue;
}

async function freshPage(form) {
  const answer = await fetch(form.action, {
    method: "POST",
    body: new FormData(form),
  });
  if (!answer.ok) return null;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  return page.getElementById(form.id);
}

function reread(form) {
  let isSending = false;
  let isChanged = false;

  // One at a time: what is changed meanwhile is sent when the answer is there, which
  // then is of no use.
  async function send() {
    isChanged = true;
    if (isSending) return;
    isSending = true;
    let fresh = null;
    while (isChanged) {
      isChanged = false;
      fresh = await freshPage(form);
    }
    isSending = false;
    if (!fresh) form.requestSubmit();
    else if (!isTyping(form)) replace(form, fresh);
  }

  form.addEventListener("change", (event) => {
    if (event.target.type === "file") form.requestSubmit();
    else if (event.target.type !== "radio") send();
  });
}

// One box ticks all that lie on the page.
function tickAll(box) {
  const boxes = box.form.querySelectorAll("[name=intake]");
  box.hidden = false;
  box.addEventListener("change", () => {
    for (const one of boxes) one.checked = box.checked;
  });
}

const allWaiting = document.getElementById("all-waiting");
if (allWaiting) tickAll(allWaiting);
const receiveForm = document.getElementById("receive_form");
if (receiveForm) receive(receiveForm);
const documentForm = document.getElementById("document_form");
if (documentForm) reread(documentForm);
