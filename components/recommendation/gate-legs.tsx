import { keepClocks } from "@/components/clocks/keep";
import type { Translate } from "@/components/translate";
import { Icon } from "@/components/ui/icon";
import { evidenceReference } from "@/lib/domain/evidence";
import type { Gate, GateLeg } from "@/lib/domain/gate";

/** What IMPLEMENTED would need, leg by leg, with what makes or breaks each. */
export function GateLegs({ gate, id = "gate", t }: { gate: Gate; id?: string; t: Translate }) {
  const held = gate.legs.filter((leg) => leg.holds).length;
  return (
    <div className="gate" id={id}>
      <h3>
        {t("gate.title")} <span>{t("gate.holds", { held, all: gate.legs.length })}</span>
      </h3>
      <ul>
        {gate.legs.map((leg) => (
          <li key={leg.leg} className={leg.holds ? undefined : "miss"}>
            <span className="lg">
              <Icon name={leg.holds ? "check" : "cross"} size={14} />
            </span>
            <div>
              <span className="vh">{t(leg.holds ? "gate.met" : "gate.missing")}: </span>
              {t(`gate.${leg.leg}`)}
              <small>
                <About leg={leg} t={t} />
              </small>
            </div>
          </li>
        ))}
      </ul>
    </div>
  );
}

function About({ leg, t }: { leg: GateLeg; t: Translate }) {
  if (leg.components.length > 0) {
    return (
      <>
        {t("recommendation.open")}{" "}
        {list(
          leg.components.map((reference) => (
            <a key={reference} href={keepClocks(`/recommendations/${reference}`)}>
              {reference}
            </a>
          )),
        )}
      </>
    );
  }
  if (leg.evidence.length > 0) {
    return list(leg.evidence.map((number) => <EvidenceLink key={number} number={number} />));
  }
  return t(leg.holds ? "recommendation.nothingAgainst" : "recommendation.nothingYet");
}

function EvidenceLink({ number }: { number: number }) {
  const reference = evidenceReference(number);
  return <a href={`/evidence/${reference}`}>{reference}</a>;
}

function list(links: React.ReactElement[]) {
  return links.flatMap((link, index) => (index === 0 ? [link] : [", ", link]));
}
