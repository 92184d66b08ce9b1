import "./palette.css";

/**
 * The command palette: a dialog with a combobox over what the server finds. Loaded when first opened (Ctrl/⌘-K), in plain
 * DOM, so that pages pay nothing for it. /search is the same without JavaScript, and where this cannot reach the server.
 */

interface Hit {
  label: string;
  detail?: string;
  lang?: string;
  href?: string;
  post?: { name: string; value: string };
  key?: string;
}

interface Answer {
  words: { title: string; placeholder: string; hint: string; count: string };
  groups: { title: string; hits: Hit[] }[];
}

const PAUSE = 140;

let dialog: HTMLDialogElement | null = null;
let hits: Hit[] = [];
let chosen = 0;
let asked = 0;

/** Opens the palette, or brings the focus back to it. */
export async function openPalette(): Promise<void> {
  if (dialog?.open) return;
  const answer = await ask("");
  if (!answer) {
    location.assign("/search");
    return;
  }
  dialog?.remove();
  dialog = build(answer.words);
  document.body.append(dialog);
  show(answer);
  dialog.showModal();
}

async function ask(q: string): Promise<Answer | null> {
  try {
    const response = await fetch(`/search/suggestions?${new URLSearchParams({ q })}`);
    return response.ok ? ((await response.json()) as Answer) : null;
  } catch {
    return null;
  }
}

function build(words: Answer["words"]): HTMLDialogElement {
  const made = element("dialog", { class: "pal", "aria-label": words.title });
  const input = element("input", {
    type: "text",
    role: "combobox",
    "aria-expanded": "true",
    "aria-controls": "pal-list",
    "aria-autocomplete": "list",
    "aria-label": words.placeholder,
    placeholder: words.placeholder,
    autocomplete: "off",
    spellcheck: "false",
    maxlength: "200",
  });
  const list = element("ul", { id: "pal-list", role: "listbox", "aria-label": words.title });
  const status = element("p", { class: "vh", role: "status" });
  const hint = element("p", { class: "hintl" });
  hint.textContent = words.hint;
  made.append(input, list, status, hint);
  let timer: ReturnType<typeof setTimeout> | undefined;
  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(async () => {
      asked += 1;
      const mine = asked;
      const answer = await ask(input.value);
      // An answer to earlier words may come after one to later ones.
      if (answer && mine === asked) show(answer);
    }, PAUSE);
  });
  input.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown") choose(chosen + 1);
    else if (event.key === "ArrowUp") choose(chosen - 1);
    else if (event.key === "Enter") run(hits[chosen]);
    else return;
    event.preventDefault();
  });
  list.addEventListener("click", (event) => {
    const option = (event.target as HTMLElement).closest<HTMLElement>("[role=option]");
    if (option) run(hits[Number(option.dataset.place)]);
  });
  made.addEventListener("click", (event) => {
    if (event.target === made) made.close();
  });
  return made;
}

function show({ words, groups }: Answer): void {
  const list = dialog?.querySelector("ul");
  const status = dialog?.querySelector("[role=status]");
  if (!list || !status) return;
  hits = groups.flatMap((group) => group.hits);
  let place = 0;
  list.replaceChildren(
    ...groups.map((group, index) => {
      const box = element("li", { role: "group", "aria-labelledby": `pal-g${index}` });
      const title = element("span", { id: `pal-g${index}` });
      title.textContent = group.title;
      box.append(title, ...group.hits.map((hit) => option(hit, place++)));
      return box;
    }),
  );
  status.textContent = words.count;
  choose(0);
}

function option(hit: Hit, place: number): HTMLElement {
  const made = element("div", {
    role: "option",
    id: `pal-${place}`,
    "aria-selected": "false",
    "data-place": `${place}`,
  });
  if (hit.detail) {
    const detail = element("small", {});
    detail.textContent = hit.detail;
    made.append(detail);
  }
  const label = element("span", hit.lang ? { lang: hit.lang } : {});
  label.textContent = hit.label;
  made.append(label);
  return made;
}

function choose(place: number): void {
  const input = dialog?.querySelector("input");
  if (!input) return;
  chosen = hits.length === 0 ? 0 : (place + hits.length) % hits.length;
  for (const each of dialog?.querySelectorAll<HTMLElement>("[role=option]") ?? []) {
    const isChosen = Number(each.dataset.place) === chosen;
    each.setAttribute("aria-selected", String(isChosen));
    if (isChosen) {
      input.setAttribute("aria-activedescendant", each.id);
      each.scrollIntoView({ block: "nearest" });
    }
  }
  if (hits.length === 0) input.removeAttribute("aria-activedescendant");
}

function run(hit: Hit | undefined): void {
  if (!hit) return;
  if (hit.href) {
    dialog?.close();
    location.assign(hit.href);
  } else if (hit.post) {
    const form = element("form", { method: "post", action: "/preferences" });
    const fields = { [hit.post.name]: hit.post.value, back: location.pathname + location.search };
    for (const [name, value] of Object.entries(fields)) form.append(element("input", { type: "hidden", name, value }));
    document.body.append(form);
    form.submit();
  }
}

function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Record<string, string>,
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}
