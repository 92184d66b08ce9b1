import type { Translate } from "@/components/translate";
import { Icon } from "@/components/ui/icon";

/** One thing to know before approving: it holds, it is broken, or it deserves attention. */
export interface Check {
  key: string;
  state: "holds" | "broken" | "attention";
  title: string;
  detail: string | null;
}

/** What the rules ask before a proposal may be approved, and what they do not ask but a reviewer should see. */
export function Checklist({ checks, t }: { checks: readonly Check[]; t: Translate }) {
  const count = (state: Check["state"]) => checks.filter((check) => check.state === state).length;
  return (
    <section className="gate">
      <h3>
        {t("review.before")}{" "}
        <span>
          {t("review.tally", { holds: count("holds"), broken: count("broken"), attention: count("attention") })}
        </span>
      </h3>
      <ul className="g2">
        {checks.map((check) => (
          <li
            key={check.key}
            className={check.state === "broken" ? "miss wide" : check.state === "attention" ? "wrn" : undefined}
          >
            <span className="lg">
              <Icon
                name={check.state === "holds" ? "check" : check.state === "broken" ? "cross" : "warning"}
                size={14}
              />
            </span>
            <div>
              <span className="vh">{t(`review.state.${check.state}`)}: </span>
              {check.title}
              {check.detail && <small>{check.detail}</small>}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
