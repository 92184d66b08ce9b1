import { formatDay } from "@/components/dates";
import { html } from "@/components/ui/markup";
import { pick } from "@/lib/domain/localized";
import type { Published } from "@/lib/domain/published";
import { localized, type PublicContext, type PublicPage, row } from "./page";
import { breadcrumbs } from "./structured";

/** Where the audit chain ends, and how somebody outside can hold its keepers to it. */
export function verifyPage(published: Published, { t, locale, origin }: PublicContext): PublicPage {
  const title = pick(published.title, locale).text;
  const path = `/public/${published.reference}/verify`;
  const { sequence, hash, earlier } = published.head;
  const days = earlier.map(
    (each) =>
      html`<tr><td class="nw">${formatDay(each.day, locale)}</td><td class="num">${each.sequence}</td><td class="mono">${each.hash}</td></tr>`,
  );
  const steps = [
    html`<li>${t("public.step1")}<pre>curl -s ${origin}/public/${published.reference}/head.json</pre></li>`,
    html`<li>${t("public.step2")}</li>`,
    html`<li>${t("public.step3")}</li>`,
    html`<li>${t("public.step4")}</li>`,
  ];
  return {
    title: t("public.verifyTitle"),
    description: t("public.verifyDescription", { title }),
    path,
    publication: published,
    here: "verify",
    main: html`<div class="head"><h1>${t("public.verifyTitle")}</h1><p class="sub">${localized(published.title, locale)}</p></div>${row(
      t("public.headNow"),
      html`<p class="read">${t("public.headText")}</p><dl class="facts"><dt>${t("public.sequence")}</dt><dd class="num">${sequence}</dd><dt>${t("public.hash")}</dt><dd class="mono">${hash}</dd></dl>`,
      { first: true },
    )}${row(t("public.steps"), html`<ol class="steps">${steps}</ol>`)}${row(
      t("public.whatNot"),
      html`<p class="read">${t("public.whatNotText")}</p>`,
    )}${row(
      t("public.dossiers"),
      html`<p class="read">${t("public.dossierText")}</p><pre>curl -sO ${origin}/verify-dossier.mjs
node verify-dossier.mjs DOSSIER.zip</pre><p><a href="/verify-dossier.mjs" download>${t("public.dossierProgram")}</a></p>`,
    )}${row(
      t("public.earlier"),
      html`<table class="list"><thead><tr><th scope="col">${t("public.atDay")}</th><th scope="col">${t("public.sequence")}</th><th scope="col">${t("public.hash")}</th></tr></thead><tbody>${days}</tbody></table>`,
      { note: html`<p>${t("public.earlierNote")}</p>` },
    )}`,
    structured: [
      breadcrumbs([
        { name: title, address: `${origin}/public/${published.reference}` },
        { name: t("public.verifyTitle"), address: origin + path },
      ]),
    ],
  };
}
