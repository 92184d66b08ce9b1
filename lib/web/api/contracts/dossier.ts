import { contract } from "../contract";

export const getRecommendationDossier = contract({
  method: "GET",
  path: "/recommendations/{reference}/dossier",
  summary:
    "A recommendation with its components as a portable dossier: record, evidence files, audit entries, verifier",
  permission: "read",
  produces: ["application/zip"],
});

export const getPublicationDossier = contract({
  method: "GET",
  path: "/publications/{reference}/dossier",
  summary: "A publication with all its recommendations as a portable dossier",
  permission: "read",
  produces: ["application/zip"],
});
