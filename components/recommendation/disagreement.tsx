import type { Translate } from "@/components/translate";
import type { Disagreement } from "@/lib/domain/voices";
import "./voices.css";

/** Two lines struck through: what is said does not go together. Always stands beside its word. */
export function NotEqual() {
  return (
    <svg width="14" height="14" viewBox="0 0 14 14" aria-hidden="true">
      <path d="M1 5h12M1 9h12M10 1L4 13" />
    </svg>
  );
}

/** Each disagreement by name, with the reason in words. */
export function Disagreements({ values, t }: { values: readonly Disagreement[]; t: Translate }) {
  return values.map((value) => (
    <div key={value} className="dis">
      <span className="ne">
        <NotEqual />
        {t("disagreement.badge")}
      </span>
      <p>
        <b>{t(`disagreement.${value}`)}.</b> {t(`disagreement.why.${value}`)}
      </p>
    </div>
  ));
}
