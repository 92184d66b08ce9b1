import { contract } from "../contract";

export const getBackup = contract({
  method: "GET",
  path: "/backup",
  summary: "The whole installation, rows and files of one moment, as a file for `heed restore`",
  permission: "backup.take",
  produces: ["application/zip"],
});
