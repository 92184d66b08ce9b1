/** @type {import("next").NextConfig} */
const config = {
  distDir: process.env.HEED_DIST_DIR ?? ".next",
  poweredByHeader: false,
  images: { unoptimized: true },
  // Loading every page before the first request made for half the time of a start; each loads in a moment when asked for.
  experimental: { preloadEntriesOnStart: false },
  // Loaded by Node itself: they keep state on the process, or carry binaries.
  serverExternalPackages: [
    "@electric-sql/pglite",
    "pglite-prisma-adapter",
    "pg",
    "@prisma/adapter-pg",
    "@node-rs/argon2",
    "pino",
  ],
  // Types and lint are steps of `npm test`; a user's build need not repeat them.
  typescript: { ignoreBuildErrors: true },
};

export default config;
