/**
 * Writes docs/permissions.md from the permissions themselves:
 *
 *   npx tsx scripts/permissions-table.ts
 */
import { writeFileSync } from "node:fs";
import { permissionsDocument, PERMISSIONS_FILE } from "./lib/permissions-document";

writeFileSync(PERMISSIONS_FILE, permissionsDocument());
console.log(PERMISSIONS_FILE);
