import type { Day } from "@/lib/domain/dates";
import { pick } from "@/lib/domain/localized";
import { type Notice, sayNotice, type Words } from "@/lib/domain/notification";

/** What a digest tells, and where its links lead. */
export interface DigestContent {
  frequency: "DAILY" | "WEEKLY";
  /** First and last day. */
  from: Day;
  to: Day;
  notices: readonly Notice[];
  /** How many further lines stand in the inbox. */
  more: number;
  /** The installation's address, without a slash at its end. */
  base: string;
  unsubscribeUrl: string;
}

/** A digest in its reader's language: one mail as plain text and as HTML. */
export function composeDigest(digest: DigestContent, words: Words): { subject: string; text: string; html: string } {
  const { t, locale, day } = words;
  const { base, notices, more, frequency } = digest;
  const span = digest.from === digest.to ? day(digest.from) : `${day(digest.from)} – ${day(digest.to)}`;
  const count = notices.length + more;
  const subject = t(`mail.digest.subject.${frequency}`, { count, span });
  const lede = t("mail.digest.lede", { count, span });
  const rest = more > 0 ? t("mail.digest.more", { more }) : null;
  const why = t(`mail.digest.why.${frequency}`);
  const stop = t("mail.digest.stop");
  const open = t("mail.digest.open");
  const settings = t("mail.digest.settings");
  const lines = notices.map((notice) => ({
    said: sayNotice(notice, words),
    about: titleOf(notice, locale),
    url: base + notice.link,
  }));
  const text = [
    lede,
    ...lines.map(({ said, about, url }) => [`* ${said}`, about && `  ${about}`, `  ${url}`].filter(Boolean).join("\n")),
    ...(rest ? [rest] : []),
    `${open}: ${base}/inbox`,
    `-- \n${why}\n${settings}: ${base}/profile#digest\n${stop}: ${digest.unsubscribeUrl}`,
  ].join("\n\n");
  const items = lines
    .map(
      ({ said, about, url }) =>
        `<tr><td style="padding:10px 0;border-top:1px solid #d9d9d4"><a href="${escaped(url)}" style="color:#1b5678;text-decoration:underline">${escaped(said)}</a>${about ? `<br><span style="color:#4f5558">${escaped(about)}</span>` : ""}</td></tr>`,
    )
    .join("");
  const link = (url: string, label: string) => `<a href="${escaped(url)}" style="color:#4f5558">${escaped(label)}</a>`;
  const html = `<!doctype html><html lang="${locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${escaped(subject)}</title></head><body style="margin:0;padding:24px;background:#ffffff;color:#14181b;font:16px/1.5 Georgia,serif"><div style="max-width:640px;margin:0 auto"><p style="font-size:22px;margin:0 0 16px">${escaped(lede)}</p><table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="border-collapse:collapse;border-bottom:1px solid #d9d9d4">${items}</table>${rest ? `<p>${escaped(rest)}</p>` : ""}<p>${link(`${base}/inbox`, open)}</p><p style="margin-top:32px;font:13px/1.5 sans-serif;color:#4f5558">${escaped(why)}<br>${link(`${base}/profile#digest`, settings)} · ${link(digest.unsubscribeUrl, stop)}</p></div></body></html>`;
  return { subject, text, html };
}

function titleOf({ recommendation, params }: Notice, locale: string): string | null {
  if (!recommendation) return null;
  const title = `${recommendation.reference} ${pick(recommendation.title, locale).text}`;
  return params.more ? `${title} (+${params.more})` : title;
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
