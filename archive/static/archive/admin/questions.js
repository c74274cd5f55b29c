// Questions answered by the keyboard: j and k go on and back, the letter or number that
// stands on a button presses it, u takes the last answer back. Without script: by click.
"use strict";

const FIELDS = "input:not([type=checkbox]), textarea, select, [contenteditable], .select2-container";
const questions = [...document.querySelectorAll(".question:has([data-key])")];
let at = 0;
let isSent = false;

function mark(next, isMoved) {
  questions[at].classList.remove("current");
  at = Math.min(Math.max(next, 0), questions.length - 1);
  questions[at].classList.add("current");
  if (isMoved) questions[at].scrollIntoView({ block: "nearest" });
}

function press(button) {
  if (!button || isSent) return false;
  isSent = true;
  button.click();
  return true;
}

function answer(key) {
  if (key === "j" || key === "k") {
    mark(at + (key === "j" ? 1 : -1), true);
    return true;
  }
  if (key === "u") return press(document.querySelector(".messagelist .undo button"));
  return press(questions[at].querySelector(`[data-key="${CSS.escape(key)}"]`));
}

if (questions.length) {
  for (const button of document.querySelectorAll("[data-key]")) {
    const key = document.createElement("kbd");
    key.textContent = button.dataset.key;
    button.append(" ", key);
    button.setAttribute("aria-keyshortcuts", button.dataset.key);
  }
  for (const hint of document.querySelectorAll(".keys")) hint.hidden = false;
  mark(0, false);
  for (const [place, question] of questions.entries()) {
    question.addEventListener("focusin", () => mark(place, false));
  }
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.repeat) return;
    if (event.target.closest(FIELDS)) return;
    if (answer(event.key)) event.preventDefault();
  });
  window.addEventListener("pageshow", () => {
    isSent = false;
  });
}
