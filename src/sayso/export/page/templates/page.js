"use strict";
for (const article of document.querySelectorAll(".document")) {
  const pieces = [...article.querySelectorAll("[data-s]")];
  const cards = [...article.querySelectorAll(".card")];
  const panels = article.querySelector(".panels");
  const choose = (number, name) => {
    for (const piece of pieces) {
      piece.classList.toggle(name, piece.dataset.s.split(" ").includes(number));
    }
    for (const card of cards) card.classList.toggle(name, card.dataset.n === number);
  };
  for (const piece of pieces) {
    const numbers = piece.dataset.s.split(" ");
    const number = numbers[numbers.length - 1];
    piece.addEventListener("mouseenter", () => choose(number, "near"));
    piece.addEventListener("mouseleave", () => choose("", "near"));
    piece.addEventListener("click", () => {
      choose(number, "chosen");
      const card = cards[Number(number) - 1];
      if (panels.scrollHeight > panels.clientHeight + 4) {
        panels.scrollTop = card.offsetTop - panels.offsetTop - 60;
      }
    });
  }
  for (const card of cards) {
    card.addEventListener("mouseenter", () => choose(card.dataset.n, "near"));
    card.addEventListener("mouseleave", () => choose("", "near"));
    card.addEventListener("focusin", () => choose(card.dataset.n, "chosen"));
  }
  const filter = article.querySelector(".filter");
  if (filter) {
    const field = filter.querySelector("input");
    const status = filter.querySelector("[role=status]");
    filter.hidden = false;
    field.addEventListener("input", () => {
      const wanted = field.value.trim().toLowerCase();
      let shown = 0;
      for (const card of cards) {
        card.hidden = wanted !== "" && !card.textContent.toLowerCase().includes(wanted);
        if (!card.hidden) shown += 1;
      }
      status.textContent = wanted ? `${shown} of ${cards.length}` : "";
    });
  }
}
addEventListener("beforeprint", () => {
  for (const details of document.querySelectorAll("details")) details.open = true;
});
