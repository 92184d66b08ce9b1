import type { Translate } from "@/components/translate";
import { icon } from "@/components/ui/icon-markup";
import { html, type Markup } from "@/components/ui/markup";
import { isHere } from "./is-here";

export interface NavCounts {
  recommendations: number;
  evidence: number;
  proposals: number;
}

/** The top of every page of the team: where one is, search, the main job, the account. */
export function header({
  t,
  path,
  name,
  counts,
  moreEvidence,
  mayLog,
  unread,
}: {
  t: Translate;
  path: string;
  name: string;
  counts: NavCounts;
  /** There is more evidence than is counted. */
  moreEvidence: boolean;
  mayLog: boolean;
  /** How much of one's inbox is unread. */
  unread: number;
}): Markup {
  const link = (href: string, key: string, count?: number, more = false) =>
    navLink(
      path,
      href,
      html`${t(`nav.${key}`)}${count !== undefined && html` <span class="n">${count}${more && "+"}</span>`}`,
    );
  const log = html`<a class="btn sm" href="/evidence/new">${icon("plus", 14)}<span>${t("nav.logEvidence")}</span></a>`;
  return html`<header class="top"><div class="wrap"><a class="brand" href="/">Heed</a><nav class="nav" aria-label="${t("nav.main")}">${[
    link("/", "overview"),
    link("/recommendations", "recommendations", counts.recommendations),
    link("/evidence", "evidence", counts.evidence, moreEvidence),
    link("/review", "review", counts.proposals),
    link("/reviews", "reviews"),
    link("/sources", "sources"),
    link("/more", "more"),
  ]}</nav><a class="find" href="/recommendations?focus=q" aria-label="${t("nav.search")}" data-key="/">${icon("search")}<span>${t("nav.search")}</span><kbd>/</kbd></a>${inboxLink(t, path, unread)}${mayLog && log}<a class="me" href="/profile" aria-label="${t("nav.account", { name })}">${initials(name)}</a></div></header>`;
}

/** The bar of five that replaces the navigation on phones. */
export function tabs({ t, path, mayLog }: { t: Translate; path: string; mayLog: boolean }): Markup {
  const tab = (href: string, drawing: Parameters<typeof icon>[0], key: string) =>
    navLink(path, href, html`${icon(drawing, 20)}${t(`nav.${key}`)}`);
  return html`<nav class="tabs" aria-label="${t("nav.phone")}">${[
    tab("/", "chart", "overview"),
    tab("/recommendations", "list", "list"),
    mayLog ? tab("/evidence/new", "plus", "log") : tab("/evidence", "page", "evidence"),
    tab("/review", "check", "review"),
    tab("/more", "more", "more"),
  ]}</nav>`;
}

function inboxLink(t: Translate, path: string, unread: number): Markup {
  const many = unread > 99 ? "99+" : String(unread);
  return html`<a class="bell" href="/inbox" aria-label="${t("nav.inbox", { unread })}"${isHere("/inbox", path) && html` aria-current="page"`}>${icon("bell")}${unread > 0 && html`<span class="n">${many}</span>`}</a>`;
}

function navLink(path: string, href: string, inside: Markup): Markup {
  return html`<a href="${href}"${isHere(href, path) && html` aria-current="page"`}>${inside}</a>`;
}

/** Up to two initials of a name. */
export function initials(name: string): string {
  return name
    .split(/[\s.]+/)
    .filter(Boolean)
    .map((part) => part.charAt(0).toUpperCase())
    .slice(0, 2)
    .join("");
}
