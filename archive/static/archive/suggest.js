// Suggestions while typing: a combobox with a list of people, topics, outlets, titles.
// Without this file the boxes search as they are.

const KINDS = document.documentElement.lang === "en"
  ? { speaker: "Person", topic: "Topic", outlet: "Outlet", entry: "Entry" }
  : { speaker: "人物", topic: "主题", outlet: "媒体", entry: "条目" };
const LIST = document.documentElement.lang === "en" ? "Suggestions" : "提示";
const PAUSE = 150; // milliseconds without a key before the archive is asked

function element(name, className, text) {
  const made = document.createElement(name);
  made.className = className;
  made.textContent = text;
  return made;
}

class Combobox {
  constructor(input) {
    this.input = input;
    this.known = new Map();
    this.chosen = -1;
    this.list = element("ul", "suggestions", "");
    this.list.id = `${input.id}-suggestions`;
    this.list.hidden = true;
    this.list.setAttribute("role", "listbox");
    this.list.setAttribute("aria-label", LIST);
    input.form.append(this.list);
    input.setAttribute("role", "combobox");
    input.setAttribute("aria-autocomplete", "list");
    input.setAttribute("aria-controls", this.list.id);
    input.setAttribute("aria-expanded", "false");
    this.listen();
  }

  listen() {
    const { input, list } = this;
    // While an input method composes, the letters are not yet what is meant.
    input.addEventListener("input", (event) => event.isComposing || this.wait());
    input.addEventListener("compositionstart", () => this.close());
    input.addEventListener("compositionend", () => this.wait());
    input.addEventListener("keydown", (event) => event.isComposing || this.press(event));
    input.addEventListener("blur", () => this.close());
    // The box keeps the focus while one clicks into the list.
    list.addEventListener("mousedown", (event) => event.preventDefault());
    list.addEventListener("mousemove", (event) => {
      this.choose([...list.children].indexOf(event.target.closest("li")));
    });
    list.addEventListener("click", () => this.open());
  }

  wait() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.ask(), PAUSE);
  }

  typed() {
    return this.input.value.trim();
  }

  async ask() {
    const typed = this.typed();
    this.asking?.abort();
    if (!typed) return this.close();
    if (!this.known.has(typed)) {
      this.asking = new AbortController();
      const address = `${this.input.dataset.suggest}?q=${encodeURIComponent(typed)}`;
      try {
        const answer = await fetch(address, { signal: this.asking.signal });
        if (!answer.ok) return this.close();
        this.known.set(typed, (await answer.json()).results);
      } catch {
        return; // given up for a later question, or no connection: nothing is lost
      }
    }
    // An answer that comes late is for a text that is no longer there.
    const waiting = document.activeElement === this.input && typed === this.typed();
    if (waiting) this.show(this.known.get(typed));
  }

  show(suggestions) {
    this.chosen = -1;
    this.input.removeAttribute("aria-activedescendant");
    this.list.replaceChildren(...suggestions.map((one, number) => this.option(one, number)));
    this.list.hidden = !suggestions.length;
    this.input.setAttribute("aria-expanded", String(!this.list.hidden));
  }

  option({ kind, label, url, note }, number) {
    const option = element("li", "", "");
    option.id = `${this.list.id}-${number}`;
    option.dataset.url = url;
    option.setAttribute("role", "option");
    option.setAttribute("aria-selected", "false");
    option.append(element("span", "", label));
    if (note) option.append(element("span", "small", note));
    option.append(element("span", "small kind", KINDS[kind] ?? ""));
    return option;
  }

  close() {
    clearTimeout(this.timer);
    this.asking?.abort();
    this.show([]);
  }

  choose(number) {
    const options = [...this.list.children];
    this.chosen = number;
    options.forEach((each, n) => each.setAttribute("aria-selected", String(n === number)));
    const option = options[number];
    if (!option) return this.input.removeAttribute("aria-activedescendant");
    this.input.setAttribute("aria-activedescendant", option.id);
    option.scrollIntoView({ block: "nearest" });
  }

  // One step past either end is the box itself.
  step(by) {
    const places = this.list.children.length + 1;
    this.choose(((this.chosen + 1 + by + places) % places) - 1);
  }

  open() {
    const option = this.list.children[this.chosen];
    if (option) location.assign(option.dataset.url);
  }

  press(event) {
    const closed = this.list.hidden;
    if (event.key === "Escape" && !closed) this.close();
    else if (event.key === "Enter" && this.chosen >= 0) this.open();
    else if (event.key === "ArrowDown" && closed) this.ask();
    else if (event.key === "ArrowDown") this.step(1);
    else if (event.key === "ArrowUp" && !closed) this.step(-1);
    else return;
    event.preventDefault();
  }
}

for (const input of document.querySelectorAll("input[data-suggest]")) new Combobox(input);
