import { createTransport } from "nodemailer";
import { environment } from "@/lib/env/environment";

/** A mail to one person. */
export interface Mail {
  to: { name: string; address: string };
  subject: string;
  text: string;
  html: string;
  /** Where one click ends such mails (RFC 2369, RFC 8058). */
  unsubscribeUrl: string;
}

/** The mail was not taken; it can be sent again. Says the server's code, never whom it was for. */
export class MailNotTaken extends Error {
  override name = "MailNotTaken";
}

/** The whole mail was handed over and the server's answer got lost: it may have been taken or not. */
export class MailUnclear extends Error {
  override name = "MailUnclear";
}

const SECONDS = 1000;

/** Whether mails can be sent: HEED_SMTP_URL is set. */
export function mailIsSetUp(): boolean {
  return environment().HEED_SMTP_URL !== undefined;
}

/**
 * Sends one mail by the server that HEED_SMTP_URL names, on a connection of its own.
 * @throws MailNotTaken, MailUnclear
 */
export async function sendMail({ to, subject, text, html, unsubscribeUrl }: Mail): Promise<void> {
  const { HEED_SMTP_URL: url, HEED_MAIL_FROM: from } = environment();
  if (url === undefined || from === undefined) throw new MailNotTaken("no mail server is set up");
  // From here on the server may have it: nodemailer tells of this moment in its log alone.
  let handedOver = false;
  const quiet = () => undefined;
  const logger = {
    level: quiet,
    trace: quiet,
    debug: quiet,
    warn: quiet,
    error: quiet,
    fatal: quiet,
    info: (entry: { tnx?: string }) => {
      if (entry.tnx === "message") handedOver = true;
    },
  };
  const transport = createTransport({
    ...serverOf(url),
    logger: logger as never,
    connectionTimeout: 15 * SECONDS,
    greetingTimeout: 15 * SECONDS,
    socketTimeout: 60 * SECONDS,
    // Our own texts only: nothing is read from files or addresses that a mail might name.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  try {
    await transport.sendMail({
      from,
      to,
      subject,
      text,
      html,
      list: { unsubscribe: { url: unsubscribeUrl, comment: "" } },
      headers: { "List-Unsubscribe-Post": "List-Unsubscribe=One-Click", "Auto-Submitted": "auto-generated" },
    });
  } catch (error) {
    const { code, responseCode } = error as { code?: string; responseCode?: number };
    const said = `the mail server: ${responseCode ?? code ?? "no answer"}`;
    throw handedOver && responseCode === undefined ? new MailUnclear(said) : new MailNotTaken(said);
  } finally {
    transport.close();
  }
}

/**
 * Where and how: the address taken apart, because createTransport drops every other option beside a `url`. A server that
 * offers STARTTLS is spoken to over it; with ?requireTLS=true one that does not is not spoken to at all.
 */
function serverOf(address: string) {
  const { protocol, hostname, port, username, password, searchParams } = new URL(address);
  const secure = protocol === "smtps:";
  return {
    host: hostname.replace(/^\[|\]$/g, ""),
    port: port === "" ? (secure ? 465 : 587) : Number(port),
    secure,
    requireTLS: searchParams.get("requireTLS") === "true",
    ...(username === "" ? {} : { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } }),
  };
}
