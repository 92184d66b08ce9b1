import path from "node:path";

/** @type {import("next").NextConfig} */
const config = {
  poweredByHeader: false,
  serverExternalPackages: ["pg", "@prisma/adapter-pg"],
  typescript: { ignoreBuildErrors: true },
  // The client of the database is the project's own, two folders further up.
  turbopack: { root: path.resolve(import.meta.dirname, "../..") },
};

export default config;
