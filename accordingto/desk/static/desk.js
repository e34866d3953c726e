"use strict";
// Reading and correcting work without this; it marks what belongs together and tells of what is new.
(() => {
  const byId = (id) => document.getElementById(id);
  const all = (selector) => document.querySelectorAll(selector);

  // A place of a page: every stretch of it is outlined, not its first alone.
  const open = () => {
    for (const old of all(".shown")) old.classList.remove("shown");
    const id = decodeURIComponent(location.hash.slice(1));
    const target = id && byId(id);
    if (!target) return;
    for (let box = target; box; box = box.parentElement) if (box.tagName === "DETAILS") box.open = true;
    for (const stretch of all("[data-in]")) if (stretch.dataset.in.split(" ").includes(id)) stretch.classList.add("shown");
    target.scrollIntoView({ block: "center" });
  };
  addEventListener("hashchange", open);
  if (location.hash) open();

  // On a page: a stretch shows its records, a record its stretches.
  const records = document.querySelector(".records");
  if (records) {
    const clear = () => {
      for (const old of all(".lit")) old.classList.remove("lit");
    };
    const light = (ids) => {
      clear();
      let first = null;
      for (const id of ids) {
        const card = byId(id);
        if (card) {
          card.classList.add("lit");
          first = first || card;
        }
      }
      for (const stretch of all("[data-of]"))
        if (stretch.dataset.of.split(" ").some((id) => ids.includes(id))) stretch.classList.add("lit");
      return first;
    };
    const show = (event) => {
      const stretch = event.target.closest("[data-of]");
      const card = event.target.closest(".card");
      if (stretch) {
        const first = light(stretch.dataset.of.split(" ").filter(Boolean));
        if (first) records.scrollTo({ top: first.offsetTop - records.offsetTop - 8 });
      } else if (card) light([card.id]);
    };
    document.addEventListener("pointerover", show);
    document.addEventListener("focusin", show);
    document.addEventListener("keydown", (event) => {
      if (event.key === "Escape") clear();
    });
  }

  // The name of whoever corrects is kept in this browser, to be typed once.
  for (const field of all('.whose input[name="name"]')) {
    try {
      field.value = localStorage.getItem("name") || "";
      field.addEventListener("change", () => {
        localStorage.setItem("name", field.value);
        for (const other of all('.whose input[name="name"]')) other.value = field.value;
      });
    } catch {
      // A browser that keeps nothing asks each time.
    }
  }

  // Files dropped anywhere on the form are taken.
  const files = byId("pages");
  if (files && files.type === "file") {
    const form = files.form;
    for (const kind of ["dragover", "drop"]) form.addEventListener(kind, (event) => event.preventDefault());
    form.addEventListener("drop", (event) => {
      files.files = event.dataTransfer.files;
    });
  }

  // What is new is told of, and shown when the reader asks: nothing moves by itself.
  const news = byId("news");
  if (news && "EventSource" in window) {
    const stream = new EventSource("/live");
    stream.addEventListener("changes", (event) => {
      const found = JSON.parse(event.data);
      if (found.mark === news.dataset.mark || news.firstChild) return;
      const link = document.createElement("a");
      link.href = location.href;
      link.textContent = "There is something new: show it";
      news.append(link);
    });
    addEventListener("pagehide", () => stream.close());
  }
})();
