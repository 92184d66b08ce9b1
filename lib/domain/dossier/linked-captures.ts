import type { DossierCapture } from "./capture";
import { type Json, person, ref, typed, uuid } from "./linked-terms";
import { dossierMember } from "./members";
import type { DossierRecord } from "./record";

/** Captures as linked data: what stood at an address then, with its bytes and the text that was read from them. */
export function captureNodes({ captures }: Pick<DossierRecord, "captures">): Json[] {
  return captures.map((capture) => ({
    ...ref(capture.id),
    "@type": ["CreativeWork", "prov:Entity"],
    additionalType: { "@id": "urn:heed:term:Capture" },
    // The same thing as the evidence's address gave at one moment.
    "prov:specializationOf": ref(capture.evidence),
    "prov:hadPrimarySource": { "@id": capture.finalUrl },
    "prov:generatedAtTime": typed("dateTime", capture.fetchedAt),
    "prov:wasAttributedTo": person(capture.by),
    ...(capture.takenAt?.origin ? { "prov:atLocation": { "@id": capture.takenAt.origin } } : {}),
    ...(capture.title === null ? {} : { name: capture.title }),
    url: { "@id": capture.finalUrl },
    "heed:askedFor": { "@id": capture.url },
    "heed:status": capture.status,
    "heed:header": Object.entries(capture.headers).map(([name, value]) => ({ "@type": "PropertyValue", name, value })),
    encoding: [
      { ...mediaObject(capture), "@id": bytesOf(capture) },
      ...(capture.text ? [{ ...mediaObject(capture.text), "prov:wasDerivedFrom": { "@id": bytesOf(capture) } }] : []),
    ],
  }));
}

/** Of this capture: two may have the same bytes. */
function bytesOf({ id }: DossierCapture): string {
  return `${uuid(id)}#bytes`;
}

function mediaObject({ sha256, size, mediaType }: Pick<DossierCapture, "sha256" | "size" | "mediaType">): Json {
  return {
    "@type": ["MediaObject", "prov:Entity"],
    contentUrl: { "@id": dossierMember(sha256) },
    encodingFormat: mediaType,
    contentSize: String(size),
    sha256,
  };
}
