const { readdirSync, readFileSync } = require("node:fs");

// Who may import whom: one rule for each row of the table in CONTRIBUTING.md.

/** Files of the project that are no tests; tests may import lib/testing and whatever they try. */
const TEST = "\\.(test|spec|fixtures)\\.tsx?$";
const FOLDERS =
  "^(app|components|lib|prisma|e2e|bench|messages)/|^(proxy|instrumentation|instrumentation-client)\\.ts$";
const GENERATED = "^lib/db/generated/";

/**
 * The use cases that match: commands are those files of lib/use-cases that open a transaction, queries those that open
 * the database. The others there are parts that several of a noun's use cases share; they take the caller's `tx`.
 */
function listUseCases(opening) {
  return readdirSync("lib/use-cases", { recursive: true, encoding: "utf8" })
    .map((file) => `lib/use-cases/${file.replaceAll("\\", "/")}`)
    .filter(
      (file) => /\.ts$/.test(file) && !/\.(test|fixtures)\.ts$/.test(file) && opening.test(readFileSync(file, "utf8")),
    )
    .map((file) => `^${file.replaceAll(".", "\\.")}$`);
}

const COMMANDS = listUseCases(/\btransact\(/);
const QUERIES = listUseCases(/\bdatabase\(/);

/** A rule for files below `from`: of the project's own files they import only those that match one of `own`. */
function mayImport(name, comment, from, own, { outside } = {}) {
  const source = { path: from, pathNot: TEST };
  const rules = [{ name, comment, severity: "error", from: source, to: { path: FOLDERS, pathNot: own } }];
  if (outside) {
    rules.push({
      name: `${name}-outside`,
      comment: outside.comment,
      severity: "error",
      from: source,
      to: {
        dependencyTypes: ["npm", "npm-dev", "npm-optional", "npm-peer", "npm-no-pkg", "npm-unknown", "core"],
        pathNot: outside.only,
      },
    });
  }
  return rules;
}

/** @type {import("dependency-cruiser").IConfiguration} */
module.exports = {
  forbidden: [
    ...mayImport(
      "domain-imports-domain",
      "The rules are pure: they see themselves and zod, so that they can be read and tried alone.",
      "^lib/domain/",
      ["^lib/domain/"],
      {
        outside: {
          only: ["^node_modules/zod/"],
          comment: "No I/O and no framework below lib/domain: zod is the one package.",
        },
      },
    ),
    ...mayImport(
      "env-imports-nothing",
      "The environment is parsed from itself, before anything else is there.",
      "^lib/env/",
      ["^lib/env/"],
      { outside: { only: ["^node_modules/zod/"], comment: "The environment needs zod and nothing else." } },
    ),
    ...mayImport(
      "db-imports-domain-env",
      "The database layer serves the rules; it knows nothing of those who call it.",
      "^lib/db/",
      ["^lib/(db|domain|env)/"],
    ),
    ...mayImport(
      "platform-imports-domain-env-db",
      "Sign-in, mail, files and jobs stand on the database and know no use case.",
      "^lib/platform/",
      ["^lib/(platform|domain|env|db)/"],
    ),
    ...mayImport(
      "use-cases-import-domain-db-platform",
      "A use case is called by every door and knows none of them.",
      "^lib/use-cases/",
      ["^lib/(use-cases|domain|db|platform)/"],
    ),
    ...mayImport(
      "web-imports-domain-use-cases-platform",
      "The adapters translate between a door and the use cases; db and env only where a request needs them (the actor, health).",
      "^lib/web/",
      ["^lib/(web|domain|use-cases|platform|db|env)/", "^messages/"],
    ),
    ...mayImport(
      "components-import-components-domain",
      "A component is given its data and fetches nothing.",
      "^components/",
      ["^components/", "^lib/domain/", "^messages/"],
    ),
    ...mayImport(
      "app-imports-components-domain-use-cases-web",
      "A route puts components and use cases together; what it needs of the platform, web hands on.",
      "^(app/|(proxy|instrumentation|instrumentation-client)\\.ts$)",
      ["^app/", "^components/", "^messages/", "^lib/(domain|use-cases|web)/"],
    ),
    {
      name: "nothing-imports-app",
      comment: "Routes are the outermost layer: what two of them share belongs further in.",
      severity: "error",
      from: { pathNot: "^app/" },
      to: { path: "^app/" },
    },
    {
      name: "no-framework-inside",
      comment:
        "Rules, database and use cases outlive the web framework: the command line and the tests run them without it.",
      severity: "error",
      from: { path: "^lib/(domain|db|use-cases)/", pathNot: TEST },
      to: { path: "^node_modules/(@types/)?(next|react|react-dom|next-auth)/" },
    },
    {
      name: "use-cases-never-call-use-cases",
      comment:
        "Use cases share a domain function or a helper that takes the transaction; one inside another would audit twice.",
      severity: "error",
      from: { path: "^lib/use-cases/", pathNot: TEST },
      to: { path: COMMANDS },
    },
    {
      name: "commands-never-call-queries",
      comment: "A query reads past the command's transaction: what both need is a part that takes `tx`.",
      severity: "error",
      from: { path: COMMANDS },
      to: { path: QUERIES },
    },
    {
      name: "testing-is-for-tests",
      comment: "Factories mint actors unchecked: nothing that ships may reach them.",
      severity: "error",
      from: { pathNot: [TEST, "^(lib/testing|e2e|bench)/"] },
      to: { path: "^(lib/testing|e2e|bench)/" },
    },
    {
      name: "no-cycles",
      comment: "Two files that need each other are one file, or lack a third.",
      severity: "error",
      from: { pathNot: GENERATED },
      to: { circular: true },
    },
    {
      name: "no-barrels",
      comment: "An index file hides where a thing is, and drags in everything beside it.",
      severity: "error",
      from: {},
      to: { path: "/index\\.tsx?$", pathNot: "^node_modules/" },
    },
    {
      name: "imports-resolve",
      comment: "An import that leads nowhere escapes every rule above.",
      severity: "error",
      from: { pathNot: GENERATED },
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: ["node_modules", GENERATED] },
    exclude: { path: "^(\\.next|\\.local)" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    combinedDependencies: true,
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
      extensions: [".ts", ".tsx", ".d.ts", ".js", ".mjs", ".cjs", ".json", ".css"],
    },
  },
};
