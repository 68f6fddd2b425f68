import { z } from "zod";

/** The version of a thing that the person saw, which a change of it is checked against. */
export const version = z.coerce.number().int().min(1).max(2_000_000_000);

/** A form that is nothing but a button. */
export const versionSchema = z.object({ version });
