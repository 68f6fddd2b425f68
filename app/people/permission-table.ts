import type { Permission } from "./refusal";
import { NOBODY, type Standing } from "./standing";

const COLUMNS: readonly (readonly [title: string, standing: Standing])[] = [
  ["nobody", NOBODY],
  ["signed in", { ...NOBODY, signedIn: true }],
  ...(
    [
      ["contestant", "contestant"],
      ["co-author", "coAuthor"],
      ["unit coordinator", "unitCoordinator"],
      ["judge", "judge"],
      ["panel chair", "chair"],
      ["panel secretary", "panelSecretary"],
      ["secretary", "secretary"],
      ["organiser", "organiser"],
      ["observer", "observer"],
      ["platform administrator", "platformAdmin"],
    ] as const
  ).map(([title, role]) => [title, { ...NOBODY, signedIn: true, [role]: true }] as const),
];

/** The table of who may do what: "yes", or the code of the reason why not. */
export function permissionTable(
  parts: readonly { readonly title: string; readonly permissions: readonly Permission[] }[],
): string {
  return parts
    .map(({ title, permissions }) => {
      const head = ["", ...COLUMNS.map(([name]) => name)];
      const rows = permissions.map(({ id, whyNot }) => [
        `\`${id}\``,
        ...COLUMNS.map(([, standing]) => whyNot(standing) ?? "**yes**"),
      ]);
      const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
      return [`## ${title}`, "", line(head), line(head.map(() => "---")), ...rows.map(line)].join(
        "\n",
      );
    })
    .join("\n\n");
}
