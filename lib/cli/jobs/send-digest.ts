import { formatDay } from "@/components/dates";
import type { Actor } from "@/lib/domain/actor";
import { addDays } from "@/lib/domain/digest";
import { isLocale } from "@/lib/domain/localized";
import { environment } from "@/lib/env/environment";
import { unsubscribeToken } from "@/lib/platform/link-token";
import { log } from "@/lib/platform/log";
import { composeDigest } from "@/lib/platform/mail/digest-mail";
import { MailUnclear, sendMail } from "@/lib/platform/mail/mailer";
import { claimDigest } from "@/lib/use-cases/digest/claim-digest";
import { settleDigest } from "@/lib/use-cases/digest/settle-digest";
import { translatorOf } from "@/lib/web/translator";

/**
 * Sends somebody's digest of the last period, if there is one to send: claim, mail, confirmation. A mail that was
 * certainly not taken is released and the error thrown, so that the queue tries again; one of which that is not certain is
 * never sent twice, and what it told stands in the inbox.
 * @throws MailNotTaken
 */
export async function sendDigest(system: Actor, userId: string): Promise<void> {
  const digest = await claimDigest(system, { userId });
  if (!digest) return;
  try {
    const { to, frequency, period, notices, more } = digest;
    const locale = isLocale(to.locale) ? to.locale : "en";
    const base = (environment().HEED_URL ?? "").replace(/\/$/, "");
    const unsubscribeUrl = `${base}/unsubscribe/${unsubscribeToken(userId)}`;
    const words = { t: translatorOf(locale), locale, day: (day: string) => formatDay(day, locale) };
    const span = { from: period.start, to: addDays(period.end, -1) };
    const mail = composeDigest({ frequency, ...span, notices, more, base, unsubscribeUrl }, words);
    await sendMail({ ...mail, to: { name: to.name, address: to.address }, unsubscribeUrl });
  } catch (error) {
    if (error instanceof MailUnclear) {
      log.warn({ digest: digest.id }, "whether a digest was taken is not known; it is not sent again");
      return;
    }
    await settleDigest(system, { id: digest.id, sent: false });
    throw error;
  }
  await settleDigest(system, { id: digest.id, sent: true });
}
