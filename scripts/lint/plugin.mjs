import { existsSync } from "node:fs";
import path from "node:path";
import { whyNotImport } from "./house.mjs";

/** Finds what a specifier means for a file in `app`: a package, another file of `app`, or one outside of it. */
function targetOf(specifier, filename, app) {
  const absolute = specifier.startsWith("~/")
    ? path.join(app, specifier.slice(2))
    : specifier.startsWith(".")
      ? path.resolve(path.dirname(filename), specifier)
      : null;
  if (absolute === null) return { package: specifier };
  const suffix = ["", ".ts", ".tsx", "/index.ts", "/index.tsx"].find(
    (end) => path.extname(absolute + end) !== "" && existsSync(absolute + end),
  );
  const file = path.relative(app, absolute + (suffix ?? ""));
  if (!file.startsWith("..")) return { file: file.split(path.sep).join("/") };
  return { outside: path.relative(path.dirname(app), absolute).split(path.sep).join("/") };
}

const imports = {
  meta: {
    type: "problem",
    docs: { description: "the house's import rules; the tables stand in house.mjs" },
    messages: { forbidden: "{{why}}" },
    schema: [],
  },
  create(context) {
    const app = path.join(context.cwd, "app");
    const importer = path.relative(app, context.filename).split(path.sep).join("/");
    if (importer.startsWith("..")) return {};

    const check = (node, typeOnly) => {
      if (typeof node?.value !== "string") return;
      const why = whyNotImport(importer, targetOf(node.value, context.filename, app), { typeOnly });
      if (why) context.report({ node, messageId: "forbidden", data: { why } });
    };
    const erased = (node) =>
      node.importKind === "type" ||
      node.exportKind === "type" ||
      (node.specifiers?.length > 0 &&
        node.specifiers.every((s) => s.importKind === "type" || s.exportKind === "type"));

    return {
      ImportDeclaration: (node) => check(node.source, erased(node)),
      ExportNamedDeclaration: (node) => check(node.source, erased(node)),
      ExportAllDeclaration: (node) => check(node.source, erased(node)),
      ImportExpression: (node) => check(node.source, false),
      TSImportType: (node) => check(node.source ?? node.argument?.literal, true),
    };
  },
};

export default { rules: { imports } };
