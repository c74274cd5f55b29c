// Comforts only: every page reads, searches and cites without this file.

// "/" goes to the search box, unless one is typing already.
document.addEventListener("keydown", (event) => {
  const typing = event.target.closest("input, textarea, select");
  const box = document.querySelector(".big-search input, #head-q");
  if (event.key === "/" && !typing && box) {
    event.preventDefault();
    box.focus();
  }
});

// A button beside each citation copies it.
for (const text of document.querySelectorAll(".copy")) {
  if (!navigator.clipboard) break;
  const english = document.documentElement.lang === "en";
  const button = document.createElement("button");
  button.type = "button";
  button.className = "copy-button";
  button.textContent = english ? "Copy" : "复制";
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(text.textContent.trim());
    button.textContent = english ? "Copied" : "已复制";
  });
  text.after(button);
}

// 打印 asks the browser to print at once.
if (new URLSearchParams(location.search).has("print")) window.print();
