"use client";

import { useEffect } from "react";

/**
 * What a board does beyond its links, which work without it: arrow keys go from card to card, "m" opens a card's menu, and
 * a card dropped on a column opens the form with that column's status. Nothing is judged here: the form proposes.
 */
export function BoardMoves() {
  useEffect(() => {
    const board = document.getElementById("board");
    if (!board) return;
    let dragged: HTMLElement | null = null;
    const cards = () => board.querySelectorAll<HTMLElement>("[data-card]");
    for (const card of cards()) card.draggable = card.querySelector("details") !== null;
    const columnAt = (event: Event) => (event.target as HTMLElement).closest<HTMLElement>("[data-status]");
    const mark = (column: HTMLElement | null) => {
      for (const each of board.querySelectorAll(".over")) each.classList.remove("over");
      column?.classList.add("over");
    };

    const on = {
      dragstart(event: DragEvent) {
        dragged = (event.target as HTMLElement).closest<HTMLElement>("[data-card]");
        event.dataTransfer?.setData("text/plain", dragged?.dataset.card ?? "");
      },
      dragover(event: DragEvent) {
        const column = columnAt(event);
        mark(column);
        if (dragged && column && !column.contains(dragged)) event.preventDefault();
      },
      dragend() {
        dragged = null;
        mark(null);
      },
      drop(event: DragEvent) {
        const status = columnAt(event)?.dataset.status;
        if (!dragged || !status) return;
        event.preventDefault();
        location.assign(`${dragged.dataset.card}/propose?implementation=${status}`);
      },
      keydown: press,
    } as const;
    for (const [name, listener] of Object.entries(on)) board.addEventListener(name, listener as EventListener);
    return () => {
      for (const [name, listener] of Object.entries(on)) board.removeEventListener(name, listener as EventListener);
    };
  }, []);
  return null;
}

function press(event: KeyboardEvent): void {
  const target = event.target as HTMLElement;
  const card = target.closest<HTMLElement>("[data-card]");
  if (!card || event.ctrlKey || event.metaKey || event.altKey) return;
  const menu = card.querySelector("details");
  const isInMenu = target.closest("details") !== null && menu?.open === true;
  if (event.key === "Escape" && menu?.open) {
    menu.open = false;
    focus(card);
  } else if (event.key === "m" && menu) {
    menu.open = true;
    menu.querySelector<HTMLElement>("li a")?.focus();
  } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    const step = event.key === "ArrowDown" ? 1 : -1;
    const among = isInMenu
      ? [...card.querySelectorAll<HTMLElement>("details li a")]
      : [...(card.parentElement?.children ?? [])];
    const here = among.findIndex((each) => each.contains(target));
    const next = among[here + step];
    if (next) isInMenu ? (next as HTMLElement).focus() : focus(next as HTMLElement);
  } else if ((event.key === "ArrowRight" || event.key === "ArrowLeft") && !isInMenu) {
    const columns = [...document.querySelectorAll<HTMLElement>("#board .bcol")].filter((each) =>
      each.querySelector("[data-card]"),
    );
    const here = columns.findIndex((each) => each.contains(card));
    const place = [...(card.parentElement?.children ?? [])].indexOf(card);
    const next = columns[here + (event.key === "ArrowRight" ? 1 : -1)]?.querySelectorAll<HTMLElement>("[data-card]");
    const wanted = next?.[Math.min(place, next.length - 1)];
    if (wanted) focus(wanted);
  } else return;
  event.preventDefault();
}

function focus(card: HTMLElement): void {
  card.querySelector<HTMLElement>("a")?.focus();
  card.scrollIntoView({ block: "nearest", inline: "nearest" });
}
