import type { Translate } from "@/components/translate";
import type { Actor } from "@/lib/domain/actor";
import { can, type Permission } from "@/lib/domain/permissions";

/** One thing found: a page to go to, or a preference to set. */
export interface Hit {
  label: string;
  /** What tells it from others: a reference, a kind, an owner. */
  detail?: string;
  /** The text's language where it is not the reader's. */
  lang?: string;
  href?: string;
  post?: { name: "theme" | "locale"; value: string };
  /** The key that does the same. */
  key?: string;
}

/** Where one can go, with what one must be allowed for it. */
const PLACES: readonly { key: string; href: string; needs?: Permission }[] = [
  { key: "overview", href: "/" },
  { key: "list", href: "/recommendations" },
  { key: "board", href: "/recommendations?view=board" },
  { key: "matrix", href: "/recommendations?view=matrix" },
  { key: "timeline", href: "/recommendations?view=timeline" },
  { key: "evidence", href: "/evidence" },
  { key: "decisions", href: "/review" },
  { key: "reviews", href: "/reviews" },
  { key: "openReview", href: "/reviews/new", needs: "review.run" },
  { key: "changes", href: "/changes" },
  { key: "views", href: "/views" },
  { key: "sources", href: "/sources" },
  { key: "parties", href: "/parties" },
  { key: "publications", href: "/publications" },
  { key: "newRecommendation", href: "/recommendations/new", needs: "recommendation.edit" },
  { key: "audit", href: "/audit" },
  { key: "profile", href: "/profile" },
  { key: "users", href: "/users", needs: "user.manage" },
];

/**
 * What an actor can do from anywhere, by the words that they typed: every word has to begin one of the command's.
 * @param references recommendations that the words name or find, which can be proposed for and logged on
 */
export function findCommands(actor: Actor, q: string, references: readonly string[], t: Translate): Hit[] {
  const preference = (name: "theme" | "locale", value: string): Hit => ({
    label: t(`palette.${name}.${value}`),
    post: { name, value },
  });
  const all: Hit[] = [
    ...(can(actor, "evidence.log") ? [{ label: t("palette.logEvidence"), href: "/evidence/new", key: "e" }] : []),
    ...references.flatMap((reference) => {
      const page = `/recommendations/${encodeURIComponent(reference)}`;
      return [
        ...(can(actor, "assessment.propose")
          ? [{ label: t("palette.proposeFor", { reference }), href: `${page}/propose` }]
          : []),
        ...(can(actor, "evidence.log")
          ? [{ label: t("palette.logOn", { reference }), href: `${page}/evidence/new` }]
          : []),
      ];
    }),
    ...PLACES.filter(({ needs }) => needs === undefined || can(actor, needs)).map(({ key, href }) => ({
      label: t(`palette.go.${key}`),
      href,
    })),
    ...(["light", "dark", "auto"] as const).map((theme) => preference("theme", theme)),
    ...(["en", "ru"] as const).map((locale) => preference("locale", locale)),
  ];
  return all.filter((hit) => fits(hit.label, q));
}

/** Whether every word of a query begins a word of a text. */
export function fits(text: string, q: string): boolean {
  const words = wordsOf(text);
  return wordsOf(q).every((asked) => words.some((word) => word.startsWith(asked)));
}

function wordsOf(text: string): string[] {
  return text
    .toLowerCase()
    .replace(/ё/g, "е")
    .split(/[\s,.:;()«»“”"]+/)
    .filter(Boolean);
}
