/** Whether this installation sends mails, for pages that offer them. */
export { mailIsSetUp } from "@/lib/platform/mail/mailer";
