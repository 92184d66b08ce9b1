import { withDatabase } from "@/lib/cli/with-database";
import { runQueuedImports } from "@/lib/web/imports/run-upload";

/** Does the imports that wait, as the server's job does, in a process that a test can kill. */
await withDatabase(async () => runQueuedImports());
