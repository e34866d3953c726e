"use strict";
(() => {
  const open = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    for (const old of document.querySelectorAll(".shown")) old.classList.remove("shown");
    if (!target) return;
    for (let box = target; box; box = box.parentElement) if (box.tagName === "DETAILS") box.open = true;
    for (const stretch of document.querySelectorAll("[data-in]"))
      if (stretch.dataset.in.split(" ").includes(target.id)) stretch.classList.add("shown");
    target.scrollIntoView({ block: "center" });
  };
  addEventListener("hashchange", open);
  addEventListener("beforeprint", () => {
    for (const box of document.querySelectorAll("details")) box.open = true;
  });
  if (location.hash) open();
})();
