import type { Translate } from "@/components/translate";
import { DateText } from "@/components/ui/date-text";
import type { FormState } from "@/components/ui/form";
import type { TokenScope } from "@/lib/domain/actor";
import { Command } from "./command";
import { Confirm } from "./confirm";

interface Token {
  id: string;
  name: string;
  hint: string;
  scopes: readonly TokenScope[];
  expiresAt: Date | null;
  lastUsedAt: Date | null;
  revokedAt: Date | null;
}

/** API tokens by name and last characters, with what each may do and until when. */
export function TokenTable({
  t,
  locale,
  tokens,
  revoke,
  words,
}: {
  t: Translate;
  locale: string;
  tokens: readonly Token[];
  revoke: (params: { id: string }, state: FormState, data: FormData) => Promise<FormState>;
  words: { one: string; many: string };
}) {
  if (tokens.length === 0) {
    return (
      <div className="empty">
        <p>{t("people.token.none")}</p>
        <p className="hint2">{t("people.token.noneWhy")}</p>
      </div>
    );
  }
  const now = Date.now();
  return (
    <table className="simple">
      <thead>
        <tr>
          {["name", "scopes", "expires", "used"].map((column) => (
            <th key={column} scope="col">
              {t(`people.token.columns.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {tokens.map((token) => {
          const isOver = token.revokedAt !== null || (token.expiresAt !== null && token.expiresAt.getTime() <= now);
          return (
            <tr key={token.id} className={isOver ? "text-ink-3" : undefined}>
              <td>
                <span className="serif">{token.name}</span> <span className="mono text-ink-3">…{token.hint}</span>
                {!isOver && (
                  <Confirm summary={t("people.token.revoke")} why={t("people.token.revokeWhy", { name: token.name })}>
                    <Command action={revoke.bind(null, { id: token.id })} words={words}>
                      {t("people.token.revokeSubmit")}
                    </Command>
                  </Confirm>
                )}
              </td>
              <td>{token.scopes.map((scope) => t(`people.token.scope.${scope}`)).join(", ")}</td>
              <td>
                {token.revokedAt ? (
                  t("people.token.revoked")
                ) : token.expiresAt ? (
                  <>
                    <DateText value={token.expiresAt} locale={locale} />
                    {isOver && `, ${t("people.token.expired")}`}
                  </>
                ) : (
                  t("people.token.neverExpires")
                )}
              </td>
              <td>
                {token.lastUsedAt ? (
                  <DateText value={token.lastUsedAt} locale={locale} time />
                ) : (
                  <span className="mut">{t("people.token.neverUsed")}</span>
                )}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
