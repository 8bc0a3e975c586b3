#!/usr/bin/env node
// Stands in for Prisma's native `schema-engine`, which the CLI otherwise downloads from binaries.prisma.sh for every
// command, so that migrations can be written, applied and checked with nothing but npm. It answers the CLI's JSON-RPC on
// stdin and stdout, and its `cli …` sub-commands, from the WebAssembly build of the same engine over the `pg` driver.
// Guarantee: `prisma migrate dev|deploy|status|reset|resolve|diff`, `prisma db push|pull|execute`, `validate`, `format`
// and `generate` behave as with the native engine. Applications never load this file.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import * as engineModule from "@prisma/schema-engine-wasm/schema_engine_bg";
import {
  assertConnection,
  createDatabase,
  dropDatabase,
  executeScript,
  openAdapter,
} from "./schema-engine-database.mjs";

/** JSON-RPC's code for "the engine refused", which the CLI expects. */
const ENGINE_ERROR = 4466;

const require = createRequire(import.meta.url);
const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  strict: false,
  options: {
    datamodels: { type: "string", multiple: true },
    datasource: { type: "string" },
    "enabled-preview-features": { type: "string" },
    "extension-types": { type: "string" },
    version: { type: "boolean" },
  },
});
const engineFolder = pathToFileURL(require.resolve("@prisma/schema-engine-wasm"));
/** Where the engine puts the words of a panic before it traps. */
const panic = { message: "" };
globalThis.PRISMA_WASM_PANIC_REGISTRY = {
  set_message: (message) => {
    panic.message = message;
  },
};
// A panic inside of the engine's own task settles no promise; without this the CLI would wait for an answer for ever.
process.once("uncaughtException", (error) => {
  logError(panic.message || String(error.stack ?? error));
  process.exit(101);
});
const datasource = options.datasource ? JSON.parse(options.datasource) : {};

function printVersion() {
  const { version } = JSON.parse(readFileSync(new URL("package.json", engineFolder), "utf8"));
  console.log(`schema-engine-cli ${version.split(".").pop()}`);
}

/** `cli can-connect-to-database | create-database | drop-database`: ends the process with 0, or 1 and a reason. */
async function runSubCommand(name) {
  const actions = {
    "can-connect-to-database": () => assertConnection(datasource.url),
    "create-database": () => createDatabase(datasource.url),
    "drop-database": () => dropDatabase(datasource.url),
  };
  try {
    if (!actions[name]) throw new Error(`unknown command ${name}`);
    await actions[name]();
  } catch (error) {
    logError(String(error.message ?? error), error.code === "42P04" ? "P1009" : error.code);
    process.exitCode = 1;
  }
}

/** The CLI drops the first line on stderr, the native engine's banner, so one is printed before the error. */
function logError(message, code) {
  const banner = { level: "INFO", target: "schema_engine", fields: { message: "wasm schema engine" } };
  const fields = { is_panic: false, message, error_code: code };
  const error = { level: "ERROR", target: "schema_engine::logger", fields };
  process.stderr.write(`${JSON.stringify(banner)}\n${JSON.stringify(error)}\n`);
}

/** Answers requests until stdin ends, then gives its connections back: shadow databases are dropped with them. */
async function serve() {
  const engine = await loadEngine();
  const send = (message) => process.stdout.write(`${JSON.stringify({ jsonrpc: "2.0", ...message })}\n`);
  const running = new Set();
  const answer = async (request) => {
    try {
      send({ id: request.id, result: await engine.call(request.method, request.params, send) });
    } catch (error) {
      const text = error instanceof WebAssembly.RuntimeError ? panic.message : String(error?.message ?? error);
      const data = { is_panic: false, message: text, meta: error?.meta ?? {} };
      const message = "An error happened. Check the data field for details.";
      send({ id: request.id, error: { code: ENGINE_ERROR, message, data: { ...data, error_code: error?.code } } });
    }
  };
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
    if (!line.trim()) continue;
    const request = JSON.parse(line);
    // Without a method it is the CLI's answer to a `print` of ours.
    if (request.method === undefined) continue;
    const task = answer(request).finally(() => running.delete(task));
    running.add(task);
  }
  await Promise.allSettled(running);
  await engine.close();
  process.exit(0);
}

async function loadEngine() {
  const wasm = require.resolve("@prisma/schema-engine-wasm/schema_engine_bg").replace(/\.js$/, ".wasm");
  const { instance } = await WebAssembly.instantiate(readFileSync(wasm), { "./schema_engine_bg.js": engineModule });
  engineModule.__wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start?.();
  const datamodels = options.datamodels?.map((path) => [path, readFileSync(path, "utf8")]);
  const adapters = openAdapters();
  const engines = new Map();

  const start = async (url) => {
    const bound = bindMigrationAwareSqlAdapterFactory(adapters.factoryFor(url));
    return { bound, engine: await engineModule.SchemaEngine.new({ datamodels }, () => {}, bound) };
  };
  const withEngine = async (url, work) => {
    if (!engines.has(url)) engines.set(url, start(url));
    const { engine, bound } = await engines.get(url);
    try {
      return await work(engine);
    } catch (error) {
      // An adapter's error reaches the engine only as a number; the error itself is parked in the registry.
      const id = /external error.*?(\d+)/i.exec(String(error?.message))?.[1];
      throw (id && bound.errorRegistry?.consumeError?.(Number(id))?.error) ?? error;
    }
  };
  return { call: (method, params, send) => call(method, params, { send, withEngine }), close: adapters.closeAll };
}

/** One RPC method of the native engine. What the WebAssembly build leaves to its host is done here. */
async function call(method, params, { send, withEngine }) {
  const url = datasource.url ?? "postgresql://127.0.0.1:1/none";
  switch (method) {
    case "createDatabase":
      return createDatabase(urlOf(params.datasource));
    case "ensureConnectionValidity":
      return assertConnection(urlOf(params.datasource));
    case "getDatabaseVersion":
      return withEngine(url, (engine) => engine.version(params));
    case "dbExecute":
      return executeScript(urlOf(params.datasourceType), params.script);
    case "diff": {
      const target = [params.from, params.to].find((side) => side.tag === "url")?.url ?? url;
      const result = await withEngine(target, (engine) => engine.diff(params));
      if (result.stdout) send({ id: Date.now(), method: "print", params: { content: result.stdout } });
      return { exitCode: result.exitCode };
    }
    default:
      return withEngine(url, async (engine) => {
        // These two read what the migrations add up to from the engine's cache and cannot open a shadow database
        // themselves; devDiagnostic fills that cache through our factory.
        if (method === "evaluateDataLoss" || method === "createMigration") {
          await engine.devDiagnostic({ migrationsList: params.migrationsList, filters: params.filters });
        }
        if (typeof engine[method] !== "function") throw new Error(`the schema engine has no method ${method}`);
        return (await engine[method](params)) ?? {};
      });
  }
}

/** Connections for the engine, all of which `closeAll` gives back, in whatever state the engine left them. */
function openAdapters() {
  const opened = new Set();
  const open = async (url, afterwards) => {
    const adapter = await openAdapter(url);
    const dispose = adapter.dispose;
    opened.add(adapter);
    adapter.dispose = async () => {
      if (!opened.delete(adapter)) return;
      await dispose();
      await afterwards?.();
    };
    return adapter;
  };
  const openShadow = async (url) => {
    if (datasource.shadowDatabaseUrl) return open(datasource.shadowDatabaseUrl);
    const shadow = new URL(url);
    shadow.pathname = `/prisma_migrate_shadow_db_${crypto.randomUUID()}`;
    await createDatabase(shadow.href);
    return open(shadow.href, () => dropDatabase(shadow.href));
  };
  return {
    factoryFor: (url) => ({
      provider: "postgres",
      adapterName: "@prisma/adapter-pg",
      connect: () => open(url),
      connectToShadowDb: () => openShadow(url),
    }),
    closeAll: () => Promise.allSettled([...opened].map((adapter) => adapter.dispose())),
  };
}

function urlOf(source) {
  return source?.tag === "ConnectionString" || source?.tag === "url" ? source.url : datasource.url;
}

if (options.version) printVersion();
else if (positionals[0] === "cli") await runSubCommand(positionals[1]);
else await serve();
