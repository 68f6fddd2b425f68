import jsxA11y from "eslint-plugin-jsx-a11y";
import reactHooks from "eslint-plugin-react-hooks";
import { defineConfig } from "eslint/config";
import tseslint from "typescript-eslint";
import house from "./scripts/lint/plugin.mjs";

const VIETNAMESE = "[àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ]";
const words = "Words belong to the catalogues in app/locales.";

/** Anything with a Vietnamese letter; in .ts files a single letter or word (collation, prefixes) is data. */
const phrase = `/${VIETNAMESE}\\S*\\s|\\s\\S*${VIETNAMESE}/i`;
const anyWord = `/${VIETNAMESE}/i`;

const noPhrases = ["Literal", "TemplateElement"].map((node) => ({
  selector: `${node}[value${node === "Literal" ? "" : ".raw"}=${phrase}]`,
  message: words,
}));
const noWords = [
  { selector: `Literal[value=${anyWord}]`, message: words },
  { selector: `TemplateElement[value.raw=${anyWord}]`, message: words },
  { selector: "JSXText[value=/\\p{L}{2}/u]", message: words },
  {
    selector:
      "JSXAttribute[name.name=/^(aria-label|aria-description|title|placeholder|alt|label)$/] > Literal[value=/\\p{L}{2}/u]",
    message: words,
  },
];
const noClock = [
  {
    selector: "NewExpression[callee.name='Date'][arguments.length=0]",
    message: "A pure file is given `now` as an argument.",
  },
  { selector: "CallExpression[callee.name='Date']", message: "A pure file is given `now`." },
];

const TESTS = ["**/*.test.{ts,tsx}", "tests/**"];
/** Content written for people: what a built-in template or the demonstration contests say. */
const CONTENT = [
  "app/**/*-template.ts",
  "app/**/templates/**",
  "app/**/demo/**",
  "app/**/demo-*.ts",
];

export default defineConfig(
  {
    ignores: [
      "build/",
      ".cache/",
      ".data/",
      "node_modules/",
      "prisma/generated/",
      "test-results/",
      "playwright-report/",
    ],
  },
  { linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: "error" } },
  {
    files: ["**/*.{js,mjs,ts,tsx}"],
    rules: {
      eqeqeq: ["error", "always", { null: "ignore" }],
      "max-lines": ["error", 350],
      "no-var": "error",
      "prefer-const": "error",
      "no-fallthrough": "error",
      "no-self-compare": "error",
      "no-unreachable": "error",
      "no-dupe-keys": "error",
      "no-constant-condition": ["error", { checkLoops: false }],
      "no-warning-comments": ["error", { terms: ["todo", "fixme", "xxx", "hack"] }],
    },
  },
  {
    files: ["**/*.{js,mjs}"],
    languageOptions: {
      globals: Object.fromEntries(
        [
          "AbortController",
          "AbortSignal",
          "Buffer",
          "Headers",
          "Response",
          "TextDecoder",
          "TextEncoder",
          "URL",
          "URLSearchParams",
          "caches",
          "clearInterval",
          "clearTimeout",
          "console",
          "fetch",
          "performance",
          "self",
          "process",
          "setInterval",
          "setTimeout",
          "structuredClone",
        ].map((name) => [name, "readonly"]),
      ),
    },
    rules: { "no-undef": "error", "no-unused-vars": "error" },
  },
  {
    files: ["**/*.{ts,tsx}"],
    extends: [tseslint.configs.strict],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      "@typescript-eslint/no-unused-vars": [
        "error",
        { argsIgnorePattern: "^_", ignoreRestSiblings: true },
      ],
      "@typescript-eslint/consistent-type-imports": [
        "error",
        { fixStyle: "inline-type-imports", disallowTypeAnnotations: false },
      ],
      "@typescript-eslint/await-thenable": "error",
      "@typescript-eslint/no-floating-promises": "error",
      "@typescript-eslint/no-misused-promises": ["error", { checksVoidReturn: false }],
      "@typescript-eslint/switch-exhaustiveness-check": [
        "error",
        { considerDefaultExhaustiveForUnions: true },
      ],
    },
  },
  {
    files: ["app/**/*.{ts,tsx}"],
    plugins: { house },
    rules: {
      "house/imports": "error",
      "no-console": "error",
    },
  },
  {
    files: ["app/**/*.ts"],
    ignores: [...TESTS, ...CONTENT],
    rules: { "no-restricted-syntax": ["error", ...noPhrases] },
  },
  {
    files: ["app/**/*.tsx"],
    ignores: TESTS,
    rules: { "no-restricted-syntax": ["error", ...noWords] },
  },
  {
    files: ["app/**/*.ts"],
    ignores: [
      ...TESTS,
      "app/**/*.server.ts",
      "app/**/*.client.ts",
      "app/routes/**",
      "app/server/**",
      "app/*.ts",
    ],
    rules: {
      "no-restricted-properties": [
        "error",
        ...[
          ["Date", "now"],
          ["Math", "random"],
          ["performance", "now"],
          ["crypto", "randomUUID"],
          ["crypto", "getRandomValues"],
        ].map(([object, property]) => ({
          object,
          property,
          message: "A pure file is given `now`, seeds and ids as arguments.",
        })),
      ],
      "no-restricted-globals": [
        "error",
        ...["document", "fetch", "localStorage", "process", "setInterval", "setTimeout", "window"],
      ],
    },
  },
  {
    files: ["app/**/*.ts"],
    ignores: [
      ...TESTS,
      ...CONTENT,
      "app/**/*.server.ts",
      "app/**/*.client.ts",
      "app/routes/**",
      "app/server/**",
      "app/*.ts",
    ],
    rules: { "no-restricted-syntax": ["error", ...noPhrases, ...noClock] },
  },
  {
    files: CONTENT,
    ignores: ["app/**/*.server.ts"],
    rules: { "no-restricted-syntax": ["error", ...noClock] },
  },
  {
    files: ["app/**/*.tsx"],
    extends: [jsxA11y.flatConfigs.strict],
    plugins: { "react-hooks": reactHooks },
    rules: {
      "react-hooks/rules-of-hooks": "error",
      "react-hooks/exhaustive-deps": "error",
      // Tables that turn into cards lose their roles with `display`, and say them again.
      "jsx-a11y/no-redundant-roles": ["error", { thead: ["rowgroup"], tbody: ["rowgroup"] }],
      "jsx-a11y/no-interactive-element-to-noninteractive-role": [
        "error",
        { td: ["cell"], tr: ["none", "presentation"] },
      ],
    },
  },
  {
    files: TESTS,
    rules: {
      "@typescript-eslint/no-non-null-assertion": "off",
      "max-lines": ["error", 600],
    },
  },
);
