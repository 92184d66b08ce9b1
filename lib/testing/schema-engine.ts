import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { PrismaPg } from "@prisma/adapter-pg";
import {
  bindMigrationAwareSqlAdapterFactory,
  ColumnTypeEnum,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
} from "@prisma/driver-adapter-utils";
import type { SchemaEngine } from "@prisma/schema-engine-wasm/schema_engine_bg";

// Prisma's engine as WebAssembly: the usual one is a program fetched from outside the package registry.
type Engine = { new: (options: object, log: (line: string) => void, adapter: unknown) => Promise<SchemaEngine> };

let loaded: Promise<Engine> | undefined;

async function loadEngine(): Promise<Engine> {
  (globalThis as Record<string, unknown>).PRISMA_WASM_PANIC_REGISTRY = {
    set_message: (message: string) => console.error(message),
  };
  const bindings = createRequire(import.meta.url).resolve("@prisma/schema-engine-wasm/schema_engine_bg");
  const engine = await import("@prisma/schema-engine-wasm/schema_engine_bg");
  const module = await WebAssembly.compile(readFileSync(bindings.replace(/\.js$/, ".wasm")));
  const { exports } = await WebAssembly.instantiate(module, { "./schema_engine_bg.js": engine as never });
  const raw = engine as unknown as { __wbg_set_wasm(exports: unknown): void; SchemaEngine: Engine };
  raw.__wbg_set_wasm(exports);
  (exports.__wbindgen_start as () => void)();
  return raw.SchemaEngine;
}

/**
 * Compares a database on a server with a schema file.
 * @returns the SQL that would turn the database into the schema; "" when they agree
 */
export async function schemaDrift(url: string, schema = "prisma/schema.prisma"): Promise<string> {
  // Once in a process: the bindings hold the instance in a variable of their module.
  loaded ??= loadEngine();
  const engine = await (await loaded).new({}, () => undefined, bindMigrationAwareSqlAdapterFactory(factory(url)));
  try {
    const content = readFileSync(schema, "utf8");
    const files = [{ path: schema, content }];
    const { stdout } = await engine.diff({
      from: { tag: "schemaDatasource", files, configDir: "prisma" },
      to: { tag: "schemaDatamodel", files },
      script: true,
      exitCode: null,
      filters: { externalTables: [], externalEnums: [] },
    });
    const script = (stdout ?? "").trim();
    return script === "-- This is an empty migration." ? "" : script;
  } finally {
    engine.free();
  }
}

function factory(url: string): SqlMigrationAwareDriverAdapterFactory {
  const adapters = new PrismaPg(url);
  return {
    provider: adapters.provider,
    adapterName: adapters.adapterName,
    connect: async () => readingCatalogues(await adapters.connect()),
    connectToShadowDb: () => {
      throw new Error("Comparing needs no shadow database.");
    },
  };
}

const CHAR_OID = 18;

interface PgRows {
  fields: { dataTypeID: number }[];
}

/** The adapter refuses PostgreSQL's one-byte "char", which only catalogues use: it is read as text. */
function readingCatalogues(adapter: SqlDriverAdapter): SqlDriverAdapter {
  const open = adapter as unknown as { performIO(query: unknown): Promise<PgRows> };
  const performIO = open.performIO.bind(adapter);
  const queryRaw = adapter.queryRaw.bind(adapter);
  let columns: number[] = [];
  open.performIO = async (query) => {
    const result = await performIO(query);
    columns = [];
    result.fields.forEach((field, index) => {
      if (field.dataTypeID !== CHAR_OID) return;
      field.dataTypeID = 25;
      columns.push(index);
    });
    return result;
  };
  adapter.queryRaw = async (query) => {
    const result = await queryRaw(query);
    for (const index of columns) result.columnTypes[index] = ColumnTypeEnum.Character;
    return result;
  };
  return adapter;
}
