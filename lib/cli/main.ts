import { EnvironmentError } from "@/lib/env/environment";
import { HELP } from "./help";
import { CommandError, UsageError } from "./problems";

/** What a command does: takes its arguments, gives the exit code. */
type Command = (argv: string[]) => Promise<number>;

// Loaded when asked for: `help` needs neither the generated client nor a database.
const COMMANDS: Record<string, () => Promise<Command>> = {
  "user create": async () => (await import("./commands/user-create")).userCreate,
  "user list": async () => (await import("./commands/user-list")).userList,
  "user reset": async () => (await import("./commands/user-reset")).userReset,
  "token create": async () => (await import("./commands/token-create")).tokenCreate,
  backup: async () => (await import("./commands/backup")).backup,
  dossier: async () => (await import("./commands/dossier")).dossier,
  "import dossier": async () => (await import("./commands/import-dossier")).importDossierCommand,
  restore: async () => (await import("./commands/restore")).restore,
  extract: async () => (await import("./commands/extract")).extract,
  "import recommendations": async () => (await import("./commands/import-table")).importTableCommand("RECOMMENDATIONS"),
  "import evidence": async () => (await import("./commands/import-table")).importTableCommand("EVIDENCE"),
  "import assessments": async () => (await import("./commands/import-table")).importTableCommand("ASSESSMENTS"),
  "import references": async () => (await import("./commands/references")).importReferencesCommand,
  "export references": async () => (await import("./commands/references")).exportReferencesCommand,
  verify: async () => (await import("./commands/verify")).verify,
};

/** `npm run heed -- …`: runs one command. Results go to standard output, all else to standard error. */
async function main(argv: string[]): Promise<number> {
  const [first = "help", second = ""] = argv;
  if (first === "help" || argv.includes("--help")) {
    process.stdout.write(HELP);
    return 0;
  }
  const name = `${first} ${second}` in COMMANDS ? `${first} ${second}` : first;
  const load = COMMANDS[name];
  if (!load) throw new UsageError(`There is no command "${argv.slice(0, 2).join(" ")}".`);
  const command = await load();
  return command(argv.slice(name.split(" ").length));
}

main(process.argv.slice(2))
  .catch(async (error: unknown) => {
    const { explainProblem } = await import("./explain-problem");
    const usage = error instanceof UsageError;
    const known = usage || error instanceof CommandError || error instanceof EnvironmentError;
    process.stderr.write(`heed: ${known ? error.message : explainProblem(error)}\n`);
    if (usage) process.stderr.write("heed: `npm run heed -- help` lists the commands.\n");
    return error instanceof CommandError ? error.exitCode : usage ? 2 : 1;
  })
  .then((code) => {
    process.exitCode = code;
  });
