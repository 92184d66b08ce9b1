import { readdirSync, readFileSync } from "node:fs";
import ts from "typescript";

/** The doors of the app as the code has them: what Next serves is decided by these files alone. */
export interface Doors {
  /** Addresses of pages, such as "/recommendations/[reference]". */
  pages: string[];
  /** Methods of route handlers, such as "POST /sign-out". */
  routes: string[];
  /** Methods that a route handler names only to refuse them in the API's own words, such as "PUT /api/v1/me". */
  refused: string[];
  /** Exported server actions, such as "app/users/actions.ts inviteSomebody". */
  actions: string[];
  /** Actions that are written inside another function: nothing lists those, so there must be none. */
  inline: string[];
}

/** Where the handlers stand that serve nobody: 405 and 404 of the API. */
const REFUSALS = "@/lib/web/api/method-not-allowed";
const METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];

/** Reads every door from the source below `app` (and actions from wherever they stand). */
export function enumerateDoors(): Doors {
  const app = filesBelow("app");
  const addressed = (name: string) => app.filter((file) => new RegExp(`/${name}\\.tsx?$`).test(`/${file}`));
  const sources = [...app, ...filesBelow("components"), ...filesBelow("lib")].filter(
    (file) => /\.tsx?$/.test(file) && !/\.(test|fixtures)\.tsx?$|^lib\/(db\/generated|testing)\//.test(file),
  );
  const used = sources.filter((file) => readFileSync(file, "utf8").includes("use server"));
  return {
    pages: addressed("page").map(addressOf).sort(),
    routes: methodsOf(addressed("route"), (statement) => !isRefusal(statement)),
    refused: methodsOf(addressed("route"), isRefusal),
    actions: used
      .filter(isActionFile)
      .flatMap((file) => exportsOf(parse(file)).map((name) => `${file} ${name}`))
      .sort(),
    inline: used.filter((file) => !isActionFile(file) && hasInlineAction(parse(file))),
  };
}

function methodsOf(files: readonly string[], counts: (statement: ts.Statement) => boolean): string[] {
  return files
    .flatMap((file) =>
      exportsOf(parse(file), counts)
        .filter((name) => METHODS.includes(name))
        .map((method) => `${method} ${addressOf(file)}`),
    )
    .sort();
}

function isRefusal(statement: ts.Statement): boolean {
  if (!ts.isExportDeclaration(statement) || !statement.moduleSpecifier) return false;
  return ts.isStringLiteral(statement.moduleSpecifier) && statement.moduleSpecifier.text === REFUSALS;
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((file) => `${folder}/${file.replaceAll("\\", "/")}`)
    .filter((file) => /\.tsx?$/.test(file));
}

/** The address that a file answers at: groups in round brackets are no part of it. */
function addressOf(file: string): string {
  const parts = file.split("/").slice(1, -1);
  return `/${parts.filter((part) => !/^\(.*\)$/.test(part)).join("/")}`;
}

function parse(file: string): ts.SourceFile {
  return ts.createSourceFile(file, readFileSync(file, "utf8"), ts.ScriptTarget.Latest, true);
}

function isActionFile(file: string): boolean {
  const first = parse(file).statements[0];
  return first !== undefined && isDirective(first);
}

function isDirective(node: ts.Node): boolean {
  return ts.isExpressionStatement(node) && ts.isStringLiteral(node.expression) && node.expression.text === "use server";
}

function hasInlineAction(node: ts.Node): boolean {
  return isDirective(node) || (ts.forEachChild(node, (child) => hasInlineAction(child) || undefined) ?? false);
}

/** The names of the values that a file exports, in whatever way, by the statements that count. */
function exportsOf(source: ts.SourceFile, counts: (statement: ts.Statement) => boolean = () => true): string[] {
  return source.statements.filter(counts).flatMap((statement): string[] => {
    if (ts.isExportDeclaration(statement) && !statement.isTypeOnly) {
      const named = statement.exportClause;
      if (!named || !ts.isNamedExports(named)) return ["*"];
      return named.elements.filter((each) => !each.isTypeOnly).map((each) => each.name.text);
    }
    const modifiers = ts.canHaveModifiers(statement) ? (ts.getModifiers(statement) ?? []) : [];
    if (!modifiers.some((each) => each.kind === ts.SyntaxKind.ExportKeyword)) return [];
    if (ts.isFunctionDeclaration(statement)) return [statement.name?.text ?? "default"];
    if (ts.isVariableStatement(statement))
      return statement.declarationList.declarations.flatMap(({ name }) => namesIn(name));
    return [];
  });
}

function namesIn(name: ts.BindingName): string[] {
  if (ts.isIdentifier(name)) return [name.text];
  return name.elements.flatMap((element) => (ts.isBindingElement(element) ? namesIn(element.name) : []));
}
